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
const BUNDLED_PACKAGES = ['@noble/hashes', 'electron-log', 'fastify', 'ws', 'zod']

/** What of the module graph is read: every file, with those that it imports. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** The panes of the first screen that are loaded once its list is painted, see `workbench-panes.ts`. */
const LATER_PANES = ['composer/ComposerPane', 'timeline/LiveTimeline', 'inspector/InspectorPane']

/** Finds the files of these panes, so that they come together and not as a dozen requests. */
function filesOfPanes(): (id: string, graph: ModuleGraph) => boolean {
  const files = new Set<string>()
  const reach = (id: string, graph: ModuleGraph): void => {
    // An index names more than those who import it need.
    if (files.has(id) || id.endsWith('/index.ts')) return
    files.add(id)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reach(imported, graph)
  }
  return (id, graph) => {
    if (files.size === 0)
      for (const pane of LATER_PANES) reach(fromRoot(`src-renderer/components/${pane}.vue`), graph)
    return files.has(id)
  }
}
const isOfPanes = filesOfPanes()

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
          // For a file that ends in .js Node looks for the package.json that tells what it is, folder by folder.
          chunkFileNames: 'chunks/[name]-[hash].mjs',
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
      // A file on this machine comes as fast as the script that would ask for it ahead.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
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
              // The other panes of that screen, loaded together.
              { name: (id, graph) => (isOfPanes(id, graph) ? 'panes' : null) },
            ],
          },
        },
      },
    },
  },
})
