import { dirname, join } from 'node:path'
import type { ScenarioBatch, ScenarioService, World } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { ScenarioLibrary } from '../scenario/library/scenario-library'
import { createScenarioCalls, type MadeScenario } from './scenario-calls'
import { ScenarioDesk, type ScenarioDeskOptions } from './scenario-desk'
import type { FileDialogs } from './transfer-desk'

/** Where scenarios come from. */
export interface ScenarioPlaces {
  /** Folder of the operator's own. */
  readonly folder: string
  /** The samples that come with the app, texts by name. */
  /** App that the actors of a scenario have by default: that of the demo world. */
  readonly defaultAppkey: string
  readonly loadSamples: () => Promise<Readonly<Record<string, string>>>
}

/** The operator's own scenarios in a folder beside the recording, and no samples. */
export function placesBeside(databaseFile: string, world: World): ScenarioPlaces {
  return {
    folder: join(dirname(databaseFile), 'scenarios'),
    defaultAppkey: world.apps[0]?.appkey ?? '',
    loadSamples: async () => ({}),
  }
}

export interface ScenarioParts {
  readonly clock: Clock
  readonly places: ScenarioPlaces
  readonly dialogs: FileDialogs | null
  readonly perform: ScenarioDeskOptions['perform']
  readonly makeScenario: (sessionId: number) => Promise<MadeScenario>
  readonly onBatchChange: () => void
  /** The list, or what is told of a scenario in it, changed. */
  readonly onListChange: () => void
}

/** The scenarios of a console: kept, run and told of. */
export interface OpenScenarios {
  readonly calls: ScenarioService
  /** The running or the latest batch. */
  readonly batch: () => ScenarioBatch | null
  /** Ends what runs. */
  readonly close: () => Promise<void>
}

export function openScenarios(parts: ScenarioParts): OpenScenarios {
  const { places, clock, perform, dialogs, makeScenario, onBatchChange, onListChange } = parts
  const library = new ScenarioLibrary({
    ...places,
    readFacts: async (name, text) => (await import('./scenario-engine')).readScenarioFacts(name, text),
  })
  const desk = new ScenarioDesk({
    ...{ clock, library, perform },
    onChange: onBatchChange,
    onRunEnd: onListChange,
  })
  return {
    calls: createScenarioCalls({ library, desk, dialogs, makeScenario, onChange: onListChange }),
    batch: () => desk.state,
    close: () => desk.cancel(),
  }
}
