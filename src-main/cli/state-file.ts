import { readFile, rename, writeFile } from 'node:fs/promises'
import { parseWorld, type World } from '../../src-shared/console'

/** Nobody but its owner reads a file with tokens and app secrets in it. */
const OWNER_ONLY = 0o600

/**
 * The world that an earlier run has left.
 * @returns null when there is no such file yet.
 * @throws WorldFileError when it is no world; the error of the file system when it cannot be read.
 */
export async function readState(file: string): Promise<World | null> {
  try {
    return parseWorld(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Keeps a world for the next run. The file is replaced as a whole, so that a crash leaves the old one or the new one. */
export async function saveState(file: string, world: World): Promise<void> {
  const unfinished = `${file}.unfinished`
  await writeFile(unfinished, `${JSON.stringify(world, null, 2)}\n`, { mode: OWNER_ONLY })
  await rename(unfinished, file)
}
