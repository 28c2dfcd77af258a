/**
 * First view of every web app against its budgets.json ({"js": bytes, "css": bytes}, gzip). What counts is what
 * the entry page makes a browser load: its scripts and style sheets, modulepreloads, and whatever those import
 * statically. Chunks behind import() are free until they are used. An app that is one script names it instead:
 * {"files": {"widget.js": bytes}}.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
const apps = path.join(root, 'apps');

const tag = /<(?:script|link)\b[^>]*>/g;
const attribute = (text, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1];

/** Static imports and re-exports; `import(` does not match, as a quote or a binding must follow. */
const staticImport = /\b(?:import|export)\s*(?:[\w$*{][^"'`;()]*?\bfrom\s*)?["'](\.{1,2}\/[^"']+)["']/g;

/** URL of the page → file in dist, whatever base path the app is served under. */
function fileOf(dist, url) {
  const parts = url
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
  for (let skip = 0; skip < parts.length; skip += 1) {
    const file = path.join(dist, ...parts.slice(skip));
    if (existsSync(file)) return file;
  }
  throw new Error(`${url} is not in ${path.relative(root, dist)}`);
}

function addWithImports(file, files) {
  if (files.has(file)) return;
  files.add(file);
  if (!file.endsWith('.js')) return;
  for (const [, target] of readFileSync(file, 'utf8').matchAll(staticImport)) {
    addWithImports(path.resolve(path.dirname(file), target), files);
  }
}

function firstView(dist, entry) {
  const files = new Set();
  for (const [text] of readFileSync(entry, 'utf8').matchAll(tag)) {
    const rel = attribute(text, 'rel') ?? '';
    const url = text.startsWith('<script')
      ? attribute(text, 'src')
      : /^(stylesheet|modulepreload)$/.test(rel) && attribute(text, 'href');
    if (url && !/^(https?:)?\/\//.test(url)) addWithImports(fileOf(dist, url), files);
  }
  const sizes = { js: 0, css: 0 };
  for (const file of files) {
    const kind = path.extname(file).slice(1);
    if (kind in sizes) sizes[kind] += gzipSync(readFileSync(file), { level: 9 }).length;
  }
  return sizes;
}

const rows = [];
let failed = false;

function add(page, kind, bytes, budget) {
  const over = bytes > budget;
  failed ||= over;
  rows.push({ page, kind, 'gzip bytes': bytes, budget, verdict: over ? 'OVER' : 'ok' });
}

for (const app of readdirSync(apps).sort()) {
  const budgetFile = path.join(apps, app, 'budgets.json');
  if (!existsSync(budgetFile)) continue;
  const budgets = JSON.parse(readFileSync(budgetFile, 'utf8'));
  const dist = path.join(apps, app, 'dist');
  const { files } = budgets;
  if (files) {
    for (const [name, limit] of Object.entries(files)) {
      const file = path.join(dist, name);
      if (!existsSync(file)) {
        console.error(`apps/${app} is not built: npx nx build ${app}`);
        failed = true;
        continue;
      }
      add(`${app}/${name}`, 'js', gzipSync(readFileSync(file), { level: 9 }).length, limit);
    }
    continue;
  }
  const pages = existsSync(dist) ? readdirSync(dist).filter((name) => name.endsWith('.html')) : [];
  if (pages.length === 0) {
    console.error(`apps/${app} is not built: npx nx build ${app}`);
    failed = true;
  }
  for (const page of pages) {
    const sizes = firstView(dist, path.join(dist, page));
    for (const [kind, limit] of Object.entries(budgets)) {
      add(`${app}/${page}`, kind, sizes[kind] ?? 0, limit);
    }
  }
}
console.table(rows);
process.exitCode = failed ? 1 : 0;
