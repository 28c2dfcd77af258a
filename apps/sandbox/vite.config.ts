import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The phone page. The sandbox server serves `dist/web`; in watch mode Vite passes everything else on to it. */
const server = `http://localhost:${process.env['SANDBOX_PORT'] ?? '3100'}`;

/**
 * Pictures and frames come from the product, whose address is known at run time only. Not in watch mode, where Vite
 * puts scripts of its own into the page.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: http: https:",
  'frame-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  root: `${import.meta.dirname}/web`,
  plugins: [react(), contentSecurityPolicy],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: {
    proxy: Object.fromEntries(['/api', '/liff', '/R', '/line', '/line-data'].map((path) => [path, server])),
  },
});
