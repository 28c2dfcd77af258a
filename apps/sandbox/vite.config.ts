import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The phone page. The sandbox server serves `dist/web`; in watch mode Vite passes everything else on to it. */
const server = `http://localhost:${process.env['SANDBOX_PORT'] ?? '3100'}`;

export default defineConfig({
  root: `${import.meta.dirname}/web`,
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/liff', '/liff-sdk.js', '/R', '/line', '/line-data'].map((path) => [path, server]),
    ),
  },
});
