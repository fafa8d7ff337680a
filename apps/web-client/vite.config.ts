import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Where `npm run dev` finds a running suite. */
const SUITE = process.env.VIGIE_URL ?? 'http://localhost:8080';

/** Writes `.br` and `.gz` beside every text file, so that the gateway can hand them out without compressing anything itself. */
function precompress(): Plugin {
  return {
    name: 'vigie-precompress',
    apply: 'build',
    closeBundle() {
      const root = join(import.meta.dirname, 'dist');
      for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|webmanifest)$/.test(entry)) continue;
        const path = join(root, entry);
        const content = readFileSync(path);
        if (content.length < 1024) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  resolve: { conditions: ['@vigie/source', ...defaultClientConditions] },
  // One sheet: small, and a page opened on a bad network never comes without its styles.
  build: { target: 'es2023', sourcemap: false, cssCodeSplit: false, chunkSizeWarningLimit: 600 },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/api': { target: SUITE, ws: true },
      '/IDP': { target: SUITE },
    },
  },
});
