import { defineConfig } from 'electron-vite'
import { KIT_OUTPUT } from './build-kit.mjs'

/** One file of plain JavaScript; Playwright is the one of the project that uses the kit. */
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: KIT_OUTPUT,
      rollupOptions: {
        external: ['@playwright/test'],
        input: { kit: 'e2e/kit.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
})
