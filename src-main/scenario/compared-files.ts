import { dirname, resolve } from 'node:path'
import type { Expectation, ScenarioPath, ScenarioPlan, Step } from '../../src-shared/console/scenario'
import type { ComparedInstance } from '../replay'
import type { ReadRecordingFile } from './read-recording-file'
import { ScenarioEnvironmentError } from './scenario-error'

/** What the exported recordings hold that scenarios compare with, by absolute path. */
export type ComparedFiles = ReadonlyMap<string, readonly ComparedInstance[]>

/** Where a file lies that a scenario names: seen from the scenario's own folder. */
export function comparedPath(scenarioFile: string, file: string): string {
  return resolve(dirname(scenarioFile), file)
}

/**
 * Reads every exported recording that the scenarios compare with, each once, before anything runs.
 * @throws ScenarioEnvironmentError naming the place in the scenario when one is missing, broken or holds more than one recording.
 */
export async function readComparedFiles(
  plans: readonly ScenarioPlan[],
  read: ReadRecordingFile | undefined,
  signal: AbortSignal,
): Promise<ComparedFiles> {
  const files = new Map<string, readonly ComparedInstance[]>()
  for (const plan of plans) {
    for (const { expectation, path } of expectationsOf(plan)) {
      const { equals } = expectation
      if (equals === undefined || 'recording' in equals) continue
      const file = comparedPath(plan.file, equals.file)
      if (files.has(file)) continue
      try {
        if (read === undefined) throw new Error('recordings in files cannot be read here')
        files.set(file, await read(file, signal))
      } catch (error) {
        const { line, column } = plan.positionOf([...path, 'equals', 'file'])
        throw new ScenarioEnvironmentError(
          `${plan.file}:${line}:${column}: equals: ${equals.file} cannot be compared with: ${(error as Error).message}`,
        )
      }
    }
  }
  return files
}

interface PlacedExpectation {
  readonly expectation: Expectation
  readonly path: ScenarioPath
}

function expectationsOf({ scenario }: ScenarioPlan): PlacedExpectation[] {
  return [
    ...ofSteps(scenario.steps, ['steps']),
    ...ofSteps(scenario.teardown, ['teardown']),
    ...placed(scenario.expect, ['expect']),
  ]
}

function ofSteps(steps: readonly Step[], path: ScenarioPath): PlacedExpectation[] {
  return steps.flatMap(({ expect, parallel = [], repeat }, index) => {
    const own = [...path, index]
    return [
      ...placed(expect, [...own, 'expect']),
      ...parallel.flatMap((branch, at) => ofSteps(branch, [...own, 'parallel', at])),
      ...(repeat === undefined ? [] : ofSteps(repeat.steps, [...own, 'repeat', 'steps'])),
    ]
  })
}

function placed(list: readonly Expectation[] | undefined, path: ScenarioPath): PlacedExpectation[] {
  return (list ?? []).map((expectation, index) => ({ expectation, path: [...path, index] }))
}
