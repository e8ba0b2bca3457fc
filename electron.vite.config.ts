import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Named explicitly, or newer targets are derived from the Electron types than the oldest supported runtime can run.
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

/** These only declare: what a process does not use of them is left out of its files, not run at each start. */
const ONLY_DECLARE =
  /\/src-(shared|main\/(client|cloud|engine|ipc|provider-kinds|replay|scenario|vendor-sdk))\/(?!.*-worker\.ts)/
const treeshake = {
  moduleSideEffects: [{ test: ONLY_DECLARE, sideEffects: false }],
}

/** Hundreds of small files that a start would look for one by one. */
const BUNDLED_PACKAGES = ['electron-log', 'fastify', 'ws', 'zod']

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      outDir: 'out/main',
      externalizeDeps: { exclude: BUNDLED_PACKAGES },
      rollupOptions: {
        treeshake,
        input: { main: fromRoot('src-main/main.ts'), cli: fromRoot('src-main/cli.ts') },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Less text to compile at each start; names of functions and classes stay, for the log.
          minify: { compress: true, mangle: { keepNames: true }, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: fromRoot('src-main/preload.ts') },
        // A sandboxed preload script must be CommonJS and one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      externalizeDeps: false,
    },
  },
  renderer: {
    root: fromRoot('src-renderer'),
    plugins: [vue(), tailwindcss()],
    build: {
      target: CHROME_TARGET,
      // Half the text to parse at each start.
      minify: true,
      outDir: fromRoot('out/renderer'),
      rollupOptions: {
        treeshake,
        // A page for each language, with its texts.
        input: { 'zh-CN': fromRoot('src-renderer/index.html'), en: fromRoot('src-renderer/en.html') },
        output: {
          codeSplitting: {
            groups: [
              // Apart from each other, and from the code: text that is all Latin takes one byte a character.
              { name: 'texts-zh-CN', test: /src-renderer\/i18n\/.*zh-CN\.ts$/, priority: 2 },
              { name: 'texts-en', test: /src-renderer\/i18n\/(.*-)?en\.ts$/, priority: 2 },
              // One file for all that the first screen needs: each further one is a request that a start waits for.
              {
                name: 'start',
                test: /^(?!.*\/src-renderer\/(main(-en)?\.ts|\w+\.html))/,
                tags: ['$initial'],
                priority: 1,
              },
            ],
          },
        },
      },
    },
  },
})
