/**
 * Proves that the rules which fall silent are alive; a silent rule looks like a clean tree.
 * - The import rule (docs/architecture.md, "Who may import whom") says nothing at all when its project graph is
 *   missing or a project has lost its tag. Every forbidden import below must be reported, every allowed one must not.
 * - The rules with types say nothing when Oxlint is not told to take types, or finds no compiler.
 */
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureProjectGraph } from './project-graph.mjs';

const root = path.resolve(import.meta.dirname, '..');
const rule = '@nx/enforce-module-boundaries';

/** Each line stands in the place of a file that exists, so that its project is known. */
const forbidden = [
  ['apps/liff/src/main.tsx', "import '@tieline/line';"],
  ['apps/liff/src/main.tsx', "import '../../api/src/main.js';"],
  ['apps/widget/src/main.ts', "import '@tieline/web';"],
  ['apps/admin/src/main.tsx', "import '@tieline/shops';"],
  ['apps/admin/src/main.tsx', "import '@tieline/testing';"],
  ['apps/sandbox/src/main.ts', "import '@tieline/line';"],
  ['apps/api/src/main.ts', "import '@tieline/web';"],
  ['libs/sms/src/index.ts', "import '../../../apps/api/src/main.js';"],
  ['libs/contracts/src/index.ts', "import '@tieline/sms';"],
  ['libs/line/src/index.ts', "import '@tieline/shops';"],
  ['libs/web/src/index.ts', "import '@tieline/line';"],
  ['bench/src/main.ts', "import '@tieline/contracts';"],
];
const allowed = [
  ['apps/liff/src/main.tsx', "import '@tieline/contracts';"],
  ['apps/api/src/main.ts', "import '@tieline/line';"],
  ['libs/sms/src/index.ts', "import '@tieline/contracts';"],
];

ensureProjectGraph();
const eslint = new ESLint({ cwd: root });

async function ruleSpeaks(file, code) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  const broken = result?.messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(`${file}: ${broken.message}`);
  return result?.messages.some(({ ruleId }) => ruleId === rule) ?? false;
}

/** What each rule says of a line that breaks it, in a folder of their own. */
const typed = {
  'no-floating-promises': 'Promise.resolve(1);',
  'no-unsafe-member-access': 'export const length = JSON.parse("[]").length;',
  'switch-exhaustiveness-check': "export function f(a: 'b' | 'c'): void { switch (a) { case 'b': } }",
};

function silentTypedRules() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-canary-'));
  try {
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true } }));
    writeFileSync(path.join(folder, 'canary.ts'), `${Object.values(typed).join('\n')}\n`);
    const config = path.join(root, '.oxlintrc.json');
    const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');
    const { stdout } = spawnSync(oxlint, ['-c', config, '--format', 'json', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    return Object.keys(typed).filter((name) => !stdout.includes(`typescript(${name})`));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const wrong = [];
for (const [cases, expected] of [
  [forbidden, true],
  [allowed, false],
]) {
  for (const [file, code] of cases) {
    if ((await ruleSpeaks(file, code)) === expected) continue;
    wrong.push(`${file}: \`${code}\` ${expected ? 'is not refused' : 'is refused'}`);
  }
}
if (wrong.length > 0) {
  console.error(`The import rule ${rule} does not work:\n${wrong.map((line) => `  - ${line}`).join('\n')}`);
  process.exitCode = 1;
}
const silent = silentTypedRules();
if (silent.length > 0) {
  console.error(`Rules with types that say nothing: ${silent.join(', ')}`);
  process.exitCode = 1;
}
if (process.exitCode === undefined) {
  console.log(
    `Import rule alive: ${forbidden.length} forbidden imports refused, ${allowed.length} allowed; rules with types speak.`,
  );
}
