/**
 * Proves that the import rule is alive (docs/architecture.md, "Who may import whom"): it says nothing at all when
 * its project graph is missing or a project has lost its tag, and a silent rule looks like a clean tree.
 * Every forbidden import below must be reported, every allowed one must not.
 */
import { ESLint } from 'eslint';
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
} else {
  console.log(`Import rule alive: ${forbidden.length} forbidden imports refused, ${allowed.length} allowed.`);
}
