/**
 * `npx nx serve api`: the product, compiled and started again at every change, with the sandbox as the outside
 * world (`npx nx serve sandbox` in another terminal).
 *   PORT         3000
 *   SANDBOX_URL  http://localhost:3100
 */
import path from 'node:path';
import { root } from './processes.mjs';
import { productEnvironment } from './product-environment.mjs';
import { compileAndWatch, serve } from './watch.mjs';

const port = Number(process.env.PORT ?? 3000);
const sandboxUrl = process.env.SANDBOX_URL ?? `http://localhost:${process.env.SANDBOX_PORT ?? 3100}`;
const entry = 'apps/api/dist/main.js';

async function readWorld() {
  for (let said = false; ; said = true) {
    try {
      const response = await fetch(`${sandboxUrl}/api/world`, { signal: AbortSignal.timeout(2000) });
      if (response.ok) return await response.json();
    } catch {
      if (!said) console.log(`Waiting for the sandbox at ${sandboxUrl} (npx nx serve sandbox) …`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

await compileAndWatch('apps/api', entry);
serve(
  entry,
  productEnvironment(
    {
      world: await readWorld(),
      sandboxUrl,
      port,
      publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
      data: path.resolve(root, process.env.TIELINE_DATA ?? './data'),
    },
    { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info' },
  ),
);
