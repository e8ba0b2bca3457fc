import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import {
  MAX_SCENARIO_CHARACTERS,
  readScenarioId,
  type ScenarioEntry,
  type ScenarioService,
} from '../../src-shared/console'
import type { ScenarioLibrary } from '../scenario/library/scenario-library'
import { ConsoleError } from './console-error'
import type { ScenarioDesk } from './scenario-desk'
import type { FileDialogs } from './transfer-desk'

/** A scenario made from a recording, and what could not be told in it. */
export interface MadeScenario {
  readonly name: string
  readonly text: string
  readonly remarks: readonly string[]
}

export interface ScenarioCallParts {
  readonly library: ScenarioLibrary
  readonly desk: ScenarioDesk
  /** Null where files cannot be chosen. */
  readonly dialogs: FileDialogs | null
  readonly makeScenario: (sessionId: number) => Promise<MadeScenario>
  /** The list, or what is told of a scenario in it, changed. */
  readonly onChange: () => void
}

/** The part of the console service that keeps and runs scenarios. */
export function createScenarioCalls(parts: ScenarioCallParts): ScenarioService {
  const { library, desk, onChange } = parts
  const told = async <T>(change: Promise<T>): Promise<T> => {
    const value = await change
    onChange()
    return value
  }
  return {
    listScenarios: () => library.list(),
    readScenario: ({ scenarioId }) => library.read(scenarioId),
    createScenario: ({ name, text }) => told(library.create(name, text)),
    saveScenario: ({ scenarioId, text, baseHash }) => told(library.save(scenarioId, text, baseHash)),
    listUnsavedScenarios: () => library.unsaved.all(),
    keepUnsavedScenario: ({ scenarioId, unsaved }) => library.unsaved.keep(scenarioId, unsaved),
    renameScenario: ({ scenarioId, name }) => told(library.rename(scenarioId, name)),
    deleteScenario: ({ scenarioId }) => told(library.delete(scenarioId)),
    restoreScenario: ({ scenarioId }) => told(library.restore(scenarioId)),
    importScenario: () => importScenario(parts),
    exportScenario: ({ scenarioId }) => exportScenario(parts, scenarioId),
    async makeScenario({ sessionId }) {
      const { name, text, remarks } = await parts.makeScenario(sessionId)
      return { entry: await told(library.create(name, text)), remarks: [...remarks] }
    },
    startScenarioBatch: (order) => desk.start(order),
    cancelScenarioBatch: () => desk.cancel(),
    describeScenarioBatch: async () => desk.state,
    listScenarioRuns: async ({ scenarioId }) => [...(await library.history.runsOf(scenarioId))],
    readScenarioRun: ({ scenarioId, runNumber }) => library.history.detailOf(scenarioId, runNumber),
  }
}

async function importScenario(parts: ScenarioCallParts): Promise<ScenarioEntry | null> {
  const file = await expectDialogs(parts).chooseImportFile(['yaml', 'yml'])
  if (file === null) return null
  const { size } = await stat(file)
  if (size > MAX_SCENARIO_CHARACTERS)
    throw refused(`${basename(file)} is larger than ${MAX_SCENARIO_CHARACTERS} bytes; it is no scenario`)
  const entry = await parts.library.create(basename(file, extname(file)), await readFile(file, 'utf8'))
  parts.onChange()
  return entry
}

async function exportScenario(parts: ScenarioCallParts, scenarioId: string): Promise<string | null> {
  const dialogs = expectDialogs(parts)
  const { text } = await parts.library.read(scenarioId)
  const file = await dialogs.chooseExportFile(`${readScenarioId(scenarioId)?.name ?? 'scenario'}.yaml`)
  if (file === null) return null
  try {
    await writeFile(file, text)
  } catch (error) {
    throw refused(`The scenario could not be written: ${(error as Error).message}`)
  }
  return basename(file)
}

function expectDialogs({ dialogs }: ScenarioCallParts): FileDialogs {
  if (dialogs === null) throw refused('this console has no access to files')
  return dialogs
}

function refused(message: string): ConsoleError {
  return new ConsoleError({ code: 'scenario', message, field: null, chatroomCode: null })
}
