import { readFile } from 'node:fs/promises'
import demoWorldText from '../../resources/demo-world.json?raw'
import { parseWorld, WorldFileError, type World } from '../../src-shared/console'

/**
 * Reads a world file; the demo world without one.
 * @throws Error with a sentence that names the file and what is wrong in it.
 */
export async function readWorld(file: string | undefined): Promise<World> {
  try {
    return parseWorld(file === undefined ? demoWorldText : await readFile(file, 'utf8'))
  } catch (error) {
    throw worldProblem(file ?? 'demo world', error as Error)
  }
}

/** Why a file cannot be used as a world, as a sentence that names it. */
export function worldProblem(file: string, cause: Error): Error {
  const sentence =
    cause instanceof WorldFileError
      ? `${file} is not a world file:\n${cause.message.replace(/^/gm, '  ')}`
      : `cannot read ${file}: ${cause.message}`
  return new Error(sentence, { cause })
}
