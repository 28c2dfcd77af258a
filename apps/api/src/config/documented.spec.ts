import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('documents', () => {
  const source = read('apps/api/src/config/config.ts');
  const variables = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name!);

  it('find the variables of the configuration', () => {
    expect(variables).toContain('DATABASE_URL');
    expect(variables.length).toBeGreaterThan(20);
  });

  it('name every variable in the README’s table', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|')[1])
      .join();
    expect(variables.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
  });

  it('hold every variable in .env.example', () => {
    const example = read('.env.example');
    const missing = variables.filter((name) => !new RegExp(`^#?${name}=`, 'm').test(example));
    expect(missing).toEqual([]);
  });

  it('name every folder of the API, and no other', () => {
    const [, , table = ''] = /## The folders of the API\n\n(.*\n.*\n)([^#]*)/.exec(
      read('docs/architecture.md'),
    )!;
    const named = [...table.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name!);
    const entries = readdirSync(path.join(root, 'apps/api/src'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(named.toSorted()).toEqual(folders.toSorted());
  });

  it('name tests that exist', () => {
    const named = [...read('docs/security.md').matchAll(/`([^`]+\.spec\.ts)` "([^"]+)"/g)];
    expect(named.length).toBeGreaterThan(30);
    const missing = named.filter(([, file, name]) => !read(file!).includes(name!)).map(([row]) => row);
    expect(missing).toEqual([]);
  });
});
