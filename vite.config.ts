// The page: one dist/index.html with everything inlined. It is opened from file://, where a browser loads no script
// file and no worker file, so workers are classic text inside the page.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { cspHash } from './tools/csp-hash'
import { inlineIcon } from './tools/inline-icon'

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), viteSingleFile({ removeViteModuleLoader: true }), inlineIcon(), cspHash()],
  // 'iife', because Chromium never starts a module worker on file://.
  worker: { format: 'iife' },
  build: { target: 'es2022', modulePreload: false, sourcemap: false },
})
