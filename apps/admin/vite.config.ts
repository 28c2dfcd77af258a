import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { precompress } from '../../tools/precompress.mjs';

const api = `http://localhost:${process.env.PORT ?? 3000}`;

export default defineConfig({
  plugins: [react(), precompress()],
  resolve: { conditions: ['@tieline/source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    assetsDir: 'admin-assets',
    // the product's CSP allows no data: script and few data: pictures; files are cached for good anyway
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': api, '/media': api, '/liff-bind.html': api, '/liff-assets': api },
  },
});
