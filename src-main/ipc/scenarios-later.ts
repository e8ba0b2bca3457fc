import type { Recorder, RecorderWorkerFactory } from '../recorder'
import type { MadeScenario } from './scenario-calls'
import type { ScenarioDeskOptions } from './scenario-desk'
import type { ScenarioPerformerOptions } from './scenario-performer'
import type { TransferPorts } from './transfer-desk'

/** What makes and runs scenarios, loaded when it is first asked for: a start does not wait for it. */

/** The runner of scenarios, loaded for the first run. */
export function performLater(options: ScenarioPerformerOptions): ScenarioDeskOptions['perform'] {
  let perform: Promise<ScenarioDeskOptions['perform']> | null = null
  const load = async () => (await import('./scenario-engine')).createScenarioPerformer(options)
  return async (order) => (await (perform ??= load()))(order)
}

/** Makes a scenario of a session, for the accounts of an app. */
export function makeScenarioLater(
  source: Recorder,
  defaultAppkey: string,
): (sessionId: number) => Promise<MadeScenario> {
  return async (sessionId) => {
    const { makeScenario } = await import('./scenario-engine')
    return makeScenario({ source, sessionId, defaultAppkey })
  }
}

export interface RecordingFileOptions {
  readonly transferPorts?: TransferPorts
  readonly workerFactory: RecorderWorkerFactory
}

/** Scenarios compare with files where files can be imported. */
export function readsRecordingFiles({
  transferPorts,
  workerFactory: createReader,
}: RecordingFileOptions): Pick<ScenarioPerformerOptions, 'readRecordingFile'> {
  if (transferPorts === undefined) return {}
  const createTransfer = transferPorts.createWorker
  return {
    async readRecordingFile(file, signal) {
      const { recordingFileReader } = await import('./scenario-engine')
      return recordingFileReader({ createTransfer, createReader })(file, signal)
    },
  }
}
