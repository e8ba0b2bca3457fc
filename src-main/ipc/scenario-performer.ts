import { parseScenario, formatProblem, type ScenarioPlan } from '../../src-shared/console/scenario'
import { combinationLabel } from '../../src-shared/console/scenario/scenario-matrix'
import type { Recorder, SessionSink } from '../recorder'
import { runScenarios, type ReadRecordingFile, type RunResult } from '../scenario'
import type { ScenarioDeskOptions, ScenarioRunEnd, ScenarioRunOrder } from './scenario-desk'
import { ScenarioSteps } from './scenario-steps'

/** Variables of the environment that a scenario asks for. */
type Environment = Readonly<Record<string, string | undefined>>

export interface ScenarioPerformerOptions {
  readonly recorder: Recorder
  /** Reads exported recordings that scenarios compare with. */
  readonly readRecordingFile?: ReadRecordingFile
  readonly environment: Environment
}

/**
 * Carries out runs for the window, each with instances and a cloud of its own, recorded beside the live session.
 * The performer throws Error for a scenario that cannot run.
 */
export function createScenarioPerformer({
  recorder,
  readRecordingFile,
  environment,
}: ScenarioPerformerOptions): ScenarioDeskOptions['perform'] {
  const sink = recorder.openSideSink()
  return async (order) => {
    const plan = planOf(order, environment)
    const steps = new ScenarioSteps(plan, order.text)
    const watched = watchSink(sink, order.onSession)
    const show = () => order.onSteps(steps.shown)
    show()
    const { results } = await runScenarios({
      ...{ plans: [plan], sink: watched.sink, source: recorder, signal: order.signal },
      ...(readRecordingFile === undefined ? {} : { readRecordingFile }),
      target: order.engine === 'vendor' ? { engine: 'vendor' } : {},
      virtualTime: order.virtualTime,
      onProgress(progress) {
        if (progress.kind === 'stepBegan') steps.begin()
        if (progress.kind === 'stepEnded')
          steps.end(progress.step, progress.step.passed, watched.latestOrdinal())
        show()
      },
    })
    const [result] = results
    steps.finish(result?.failures ?? [], result?.status === 'passed')
    show()
    return endOf(result)
  }
}

/** @throws Error when the text has faults, or no such case. */
function planOf({ text, file, caseName }: ScenarioRunOrder, env: Environment): ScenarioPlan {
  const parsed = parseScenario(text, { file, env })
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  const isWanted = (plan: ScenarioPlan) => caseName === '' || combinationLabel(plan.combination) === caseName
  const plan = parsed.plans.find(isWanted)
  if (plan === undefined) throw new Error(`The scenario has no case “${caseName}”.`)
  return plan
}

/** Tells the session that is begun, and counts its events: a step shows up to which one it came. */
function watchSink(
  sink: SessionSink,
  onSession: (sessionId: number) => void,
): { readonly sink: SessionSink; readonly latestOrdinal: () => number } {
  let eventCount = 0
  return {
    latestOrdinal: () => eventCount,
    sink: {
      ...sink,
      async beginSession(input) {
        const started = await sink.beginSession(input)
        onSession(started.sessionId)
        return started
      },
      record(record) {
        eventCount++
        sink.record(record)
      },
    },
  }
}

function endOf(result: RunResult | undefined): ScenarioRunEnd {
  if (result === undefined || result.status === 'cancelled') return { outcome: 'cancelled', failure: null }
  const [first] = result.failures
  if (first === undefined) return { outcome: 'passed', failure: null }
  return {
    outcome: 'failed',
    failure: `${first.expectation}: expected ${first.expected}, was ${first.actual}`,
  }
}
