import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import {
  formatProblem,
  parseScenario,
  type ScenarioEnvironment,
  type ScenarioPlan,
} from '../../src-shared/console/scenario'
import { ScenarioEnvironmentError } from './scenario-error'

const EXTENSIONS = ['.yaml', '.yml']

export interface ReadScenariosOptions {
  /** Scenario files, or folders that are searched for them. */
  readonly paths: readonly string[]
  readonly env: ScenarioEnvironment
  /** Part of a run's name, of a tag or of an item; upper and lower case are the same. */
  readonly grep?: string
}

/**
 * The runs that files ask for, in the order of the files' names.
 * @throws ScenarioEnvironmentError with every problem of every file, or when nothing is left to run.
 */
export async function readScenarios({ paths, env, grep }: ReadScenariosOptions): Promise<ScenarioPlan[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const parsed = await Promise.all(
    files.map(async (file) => parseScenario(await readText(file), { file, env })),
  )
  const problems = parsed.flatMap((one) => (one.ok ? [] : one.problems.map(formatProblem)))
  if (problems.length > 0) throw new ScenarioEnvironmentError(problems.join('\n'))
  const plans = parsed.flatMap((one) => (one.ok ? one.plans : []))
  const chosen = grep === undefined ? plans : plans.filter((plan) => isAbout(plan, grep.toLowerCase()))
  if (chosen.length > 0) return chosen
  throw new ScenarioEnvironmentError(
    plans.length === 0
      ? `there is no scenario in ${paths.join(', ')}: scenarios are files that end in ${EXTENSIONS.join(' or ')}.`
      : `none of the ${plans.length} runs is about "${grep ?? ''}".`,
  )
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new ScenarioEnvironmentError(`there is no file ${path}.`)
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const inside = entries
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .filter((entry) => entry.isDirectory() || EXTENSIONS.includes(extname(entry.name)))
  return (await Promise.all(inside.map((entry) => filesAt(join(path, entry.name))))).flat()
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new ScenarioEnvironmentError(`cannot read ${file}: ${error.message}`)
  })
}

function isAbout({ name, scenario }: ScenarioPlan, text: string): boolean {
  return [name, ...scenario.tags, ...scenario.items].some((word) => word.toLowerCase().includes(text))
}
