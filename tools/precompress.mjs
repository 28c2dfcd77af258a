/** Writes `.br` and `.gz` beside files that are sent to browsers: the server hands them out, nobody compresses at run time. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export async function compress(file) {
  const bytes = await readFile(file);
  await writeFile(`${file}.br`, brotliCompressSync(bytes));
  await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

/** For Vite: all that is text in the folder of assets. @returns {import('vite').Plugin} */
export function precompress() {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir, build.assetsDir);
    },
    closeBundle: async () => {
      for (const name of await readdir(folder)) {
        if (/\.(js|css|svg)$/.test(name)) await compress(path.join(folder, name));
      }
    },
  };
}
