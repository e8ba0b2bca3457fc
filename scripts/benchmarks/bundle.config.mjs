import { join } from 'node:path'
import { defineConfig } from 'electron-vite'
import { projectFolder } from '../setup/folders.mjs'
import { BENCHMARK_OUTPUT, benchmarkFiles } from './benchmark-files.mjs'

// Bundled the way the main process is, so that what is measured is what ships.
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: BENCHMARK_OUTPUT,
      rollupOptions: {
        // Playwright looks for its own files beside itself.
        external: ['@playwright/test'],
        input: Object.fromEntries(benchmarkFiles(join(projectFolder, 'bench'))),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
})
