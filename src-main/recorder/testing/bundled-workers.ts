import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build, type Plugin } from 'vite'
import type { RecorderWorkerFactory } from '../worker-factory'

/** Vitest runs in the project's root. */
const RECORDER_FOLDER = resolve('src-main/recorder')

/** Code without a place of its own would not find a bare `better-sqlite3`. */
const sqliteByPath: Plugin = {
  name: 'sqlite-by-path',
  enforce: 'pre',
  resolveId(source) {
    if (source !== 'better-sqlite3') return null
    return { id: createRequire(join(RECORDER_FOLDER, 'index.ts')).resolve(source), external: true }
  },
}

/**
 * Bundles a TypeScript file for plain Node, which knows no TypeScript.
 * @param entry path relative to the recorder's folder.
 * @returns the text of one CommonJS script.
 */
export async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [sqliteByPath],
    ssr: { noExternal: true },
    build: {
      ssr: join(RECORDER_FOLDER, entry),
      write: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  })
  const [chunk] = 'output' in result ? result.output : []
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not bundled into one script.`)
  return chunk.code
}

/** The recorder's threads on plain Node, for tests. Nothing is written to disk. */
export async function bundleWorkers(): Promise<RecorderWorkerFactory> {
  const [writer, reader] = await Promise.all([
    bundleScript('worker/writer-worker.ts'),
    bundleScript('worker/reader-worker.ts'),
  ])
  const scripts = { writer, reader }
  return (thread) => new Worker(scripts[thread], { eval: true, name: `recorder-${thread}` })
}
