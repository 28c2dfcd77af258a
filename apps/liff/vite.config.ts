import path from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, defaultClientConditions, defineConfig } from 'vite';
import { precompress } from '../../tools/precompress.mjs';

const api = `http://localhost:${process.env.PORT ?? 3000}`;

/** The page is React source; it ships on Preact (a third of the bytes) unless LIFF_RUNTIME=react. */
const onReact = process.env.LIFF_RUNTIME === 'react';

const preact = [
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
];

/** In development every address is the page, as everything below /liff-bind.html is in the product. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    configureServer: (server) => {
      server.middlewares.use((request, _response, next) => {
        const wantsPage = request.headers.accept?.includes('text/html') === true;
        if (wantsPage && !path.extname(new URL(request.url ?? '/', api).pathname))
          request.url = '/liff-bind.html';
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [onReact ? react() : [], onePage(), precompress()],
  resolve: {
    conditions: ['@tieline/source', ...defaultClientConditions],
    alias: onReact ? [] : preact,
  },
  build: {
    // iOS 15 is the oldest that LINE still runs on; a phone's WebView may not have been updated for years
    target: ['chrome87', 'safari15'],
    assetsDir: 'liff-assets',
    // CSP allows no data: URLs
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: 'liff-bind.html',
      output: {
        // what the first view needs is one file: late screens would split it into several, which pack worse
        codeSplitting: {
          groups: [{ name: 'page', test: /preact|[\\/]src[\\/](app|components|screens|texts)[\\/]/ }],
        },
      },
    },
  },
  server: { port: 5174, strictPort: true, proxy: { '/api': api, '/media': api } },
});
