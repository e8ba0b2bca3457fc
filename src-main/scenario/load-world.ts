import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import demoWorldText from '../../resources/demo-world.json?raw'
import { parseWorld, type World } from '../../src-shared/console'
import { changeWorld, type ScenarioPlan } from '../../src-shared/console/scenario'
import { ScenarioEnvironmentError } from './scenario-error'

/**
 * The world that a run starts with.
 * @throws ScenarioEnvironmentError naming the file of a world that cannot be used.
 */
export async function loadWorld({ file, scenario: { world }, positionOf }: ScenarioPlan): Promise<World> {
  if ('inline' in world) return world.inline
  const { line, column } = positionOf(['world'])
  try {
    const text =
      world.file === undefined ? demoWorldText : await readFile(resolve(dirname(file), world.file), 'utf8')
    return changeWorld(parseWorld(text), world)
  } catch (error) {
    const name = world.file ?? 'the demo world with these changes'
    throw new ScenarioEnvironmentError(
      `${file}:${line}:${column}: world: ${name} cannot be used: ${(error as Error).message}`,
    )
  }
}
