import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readLink } from '../member-links/link-token.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/website-widget.md'), 'utf8');
const example = (language: string): string => {
  const [, code] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (!code) throw new Error(`docs/website-widget.md has no ${language}`);
  return code;
};
const channel = '01990000-0000-7000-8000-000000000001';
const secret = 'a-secret-that-the-console-showed-once';
const read = (token: string) => readLink(token, { secrets: [secret], audience: channel, nowMs: Date.now() });

const runs = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('signing as docs/website-widget.md shows it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tieline-signing-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('in Node is what we read', async () => {
    const file = path.join(folder, 'sign.mjs');
    writeFileSync(file, example('js'));
    const { memberToken } = (await import(pathToFileURL(file).href)) as {
      memberToken: (input: { channel: string; secret: string; memberId: string }) => string;
    };
    expect(read(memberToken({ channel, secret, memberId: 'm-1' }))).toMatchObject({
      kind: 'valid',
      claims: { sub: 'm-1' },
    });
  });

  const others = [
    [
      'python',
      'python3',
      (code: string) => `${code}\nimport sys\nprint(member_token(*sys.argv[1:4]), end="")`,
    ],
    ['php', 'php', (code: string) => `<?php\n${code}\necho member_token($argv[1], $argv[2], $argv[3]);`],
  ] as const;
  // Only languages that the machine has.
  for (const [language, command, script] of others.filter(([, each]) => runs(each))) {
    it(`in ${language} is what we read`, () => {
      const file = path.join(folder, `sign.${language}`);
      writeFileSync(file, script(example(language)));
      const token = execFileSync(command, [file, channel, secret, 'm-1'], { encoding: 'utf8' });
      expect(read(token)).toMatchObject({ kind: 'valid', claims: { sub: 'm-1' } });
    });
  }
});
