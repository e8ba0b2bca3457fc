import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleScript } from './bundled-workers'
import { temporaryFolder } from './temporary-folder'

const THREADS = ['worker/writer-worker.ts', 'worker/reader-worker.ts'] as const

/** A program with the recorder's threads, in a folder of its own. */
export interface InstalledProgram {
  readonly databaseFile: string
  /** Arguments of Node that run it. */
  readonly command: readonly string[]
}

/**
 * Bundles a program that records; its arguments are the database file, the writer's file and the reader's.
 * @returns installs it for the running test.
 */
export async function bundleProgram(
  name: 'crashing-program' | 'waiting-program',
): Promise<() => InstalledProgram> {
  const scripts = await Promise.all([`testing/${name}.ts`, ...THREADS].map(bundleScript))
  return () => {
    const folder = temporaryFolder()
    const databaseFile = join(folder, 'recording.db')
    const [program = '', ...threads] = scripts.map((script, index) => {
      const file = join(folder, `script-${index}.cjs`)
      writeFileSync(file, script)
      return file
    })
    return { databaseFile, command: [program, databaseFile, ...threads] }
  }
}
