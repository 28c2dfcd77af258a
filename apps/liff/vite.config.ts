import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = 'http://localhost:3000';

/** The page is React source; it ships on Preact (a third of the bytes) unless LIFF_RUNTIME=react. */
const onReact = process.env.LIFF_RUNTIME === 'react';

const preact = [
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];

export default defineConfig({
  plugins: onReact ? [react()] : [],
  resolve: {
    conditions: ['@tieline/source', ...defaultClientConditions],
    alias: onReact ? [] : preact,
  },
  build: {
    target: ['chrome111', 'safari16.4'],
    assetsDir: 'liff-assets',
    // CSP allows no data: URLs
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'liff-bind.html' },
  },
  server: { port: 5174, strictPort: true, proxy: { '/api': api, '/media': api } },
});
