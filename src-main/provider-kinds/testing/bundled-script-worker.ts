import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build, type Plugin } from 'vite'

/** Vitest runs in the project's root. */
const FOLDER = resolve('src-main/provider-kinds')

/** Code without a place of its own would not find a bare `quickjs-emscripten`. */
const quickjsByPath: Plugin = {
  name: 'quickjs-by-path',
  enforce: 'pre',
  resolveId(source) {
    if (source !== 'quickjs-emscripten') return null
    const path = createRequire(join(FOLDER, 'index.ts')).resolve(source)
    return { id: pathToFileURL(path).href, external: true }
  },
}

/** The scripts' thread on plain Node, which knows no TypeScript. Nothing is written to disk. */
export async function bundleScriptWorker(): Promise<() => Worker> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [quickjsByPath],
    ssr: { noExternal: true },
    build: {
      ssr: join(FOLDER, 'script-worker.ts'),
      write: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  })
  const [chunk] = 'output' in result ? result.output : []
  if (chunk?.type !== 'chunk') throw new Error('The scripts’ thread was not bundled into one script.')
  const { code } = chunk
  return () => new Worker(code, { eval: true, name: 'scripts' })
}
