import { join } from 'node:path'
import { parseScenario, type ScenarioPlan } from '../../../src-shared/console/scenario'
import type { Recorder } from '../../recorder'
import { openTestRecorder } from '../../recorder/testing/open-test-recorder'
import { temporaryFolder } from '../../recorder/testing/temporary-folder'
import { runScenarios, type RunReport, type RunScenariosOptions } from '../index'

/** The runs that a text asks for; a text that is wrong fails the test. */
export function plansOf(text: string, env: Record<string, string> = {}): readonly ScenarioPlan[] {
  const parsed = parseScenario(text, { file: 'test.yaml', env })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2))
  return parsed.plans
}

/** Steps as a scenario on the virtual clock with the people of the demo world. */
export function story(steps: string, more = ''): string {
  const actors = 'actors: { alice: {}, bob: {}, carol: {}, mia: {} }'
  return `roomscope: 1\nname: story\nclock: virtual\n${more.includes('actors:') ? '' : actors}\n${more}\nsteps:\n${steps}`
}

/** A recorder of the running test. */
export function testRecorder(): Promise<Recorder> {
  return openTestRecorder({ databaseFile: join(temporaryFolder(), 'recordings.sqlite') })
}

/** Runs a text on a recorder of its own, unless another is given. */
export async function runText(
  text: string,
  more: Partial<RunScenariosOptions> & {
    readonly recorder?: Recorder
    readonly env?: Record<string, string>
  } = {},
): Promise<RunReport> {
  const { recorder = await testRecorder(), env = {}, ...options } = more
  const { signal } = new AbortController()
  return runScenarios({ plans: plansOf(text, env), sink: recorder, source: recorder, signal, ...options })
}

/** Steps that hold, and what is told of the same steps when they do not. */
export async function outcomeOf(steps: string, more = ''): Promise<string> {
  const { results } = await runText(story(steps, more))
  return results
    .flatMap(({ failures }) => failures)
    .map(({ line, expectation, expected, actual }) => `${line}: ${expectation}: ${expected} | ${actual}`)
    .join('\n')
}
