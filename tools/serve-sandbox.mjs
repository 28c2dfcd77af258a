/**
 * `npx nx serve sandbox`: the sandbox, compiled and started again at every change, and its phone page from Vite.
 *   SANDBOX_PORT  3100
 *   PRODUCT_URL   http://localhost:3000; http://localhost:5174 opens the LIFF page that `npx nx serve liff` serves
 */
import path from 'node:path';
import { root } from './processes.mjs';
import { sandboxEnvironment } from './product-environment.mjs';
import { compileAndWatch, serve, serveVite } from './watch.mjs';

const pagePort = Number(process.env.SANDBOX_PAGE_PORT ?? 5175);
const entry = 'apps/sandbox/dist/server/main.js';

await compileAndWatch('apps/sandbox', entry);
serve(
  entry,
  sandboxEnvironment({
    port: Number(process.env.SANDBOX_PORT ?? 3100),
    publicUrl: process.env.PRODUCT_URL ?? 'http://localhost:3000',
    data: path.resolve(root, process.env.TIELINE_DATA ?? './data'),
  }),
);
serveVite('apps/sandbox', pagePort);
console.log(`Phone page, live: http://localhost:${pagePort}`);
