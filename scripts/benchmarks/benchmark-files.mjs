import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const ENDING = '.bench.ts'

/** Where the bundled benchmarks go, below the project folder. */
export const BENCHMARK_OUTPUT = 'out/bench'

/**
 * The benchmarks in a folder, by name: the name of the file without its ending.
 *
 * @param {string} folder
 * @returns {Map<string, string>} from name to path, in the order of the names
 */
export function benchmarkFiles(folder) {
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  return new Map(
    files.filter((file) => file.endsWith(ENDING)).map((file) => [basename(file, ENDING), join(folder, file)]),
  )
}
