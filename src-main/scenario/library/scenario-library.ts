import { join } from 'node:path'
import {
  readScenarioId,
  scenarioIdOf,
  type ScenarioEntry,
  type ScenarioRunDetail,
  type ScenarioShelf,
} from '../../../src-shared/console'
import { LibraryError } from './library-error'
import { RunHistory } from './run-history'
import { ScenarioFolder } from './scenario-folder'
import { textHashOf } from './text-hash'
import { UnsavedTexts } from './unsaved-texts'

/** What a scenario's text says of itself. */
export type ScenarioFacts = Pick<
  ScenarioEntry,
  'title' | 'description' | 'tags' | 'checklist' | 'cases' | 'faultCount'
>

export interface ScenarioLibraryOptions {
  /** The operator's own scenarios; what is remembered of runs and not saved yet is hidden in it. */
  readonly folder: string
  /** The samples that come with the app: texts by name. Asked once. */
  readonly loadSamples: () => Promise<Readonly<Record<string, string>>>
  readonly readFacts: (name: string, text: string) => ScenarioFacts | Promise<ScenarioFacts>
}

/** A scenario's text, and the hash that tells it from another. */
export interface ScenarioText {
  readonly text: string
  readonly textHash: string
}

/** Every scenario there is, samples and the operator's own, with how their runs ended. */
export class ScenarioLibrary {
  readonly history: RunHistory
  readonly unsaved: UnsavedTexts
  private readonly own: ScenarioFolder
  private samples: Promise<Readonly<Record<string, string>>> | null = null
  /** By the hash of the text: reading sixty files again for each change of one would be felt. */
  private readonly facts = new Map<string, ScenarioFacts>()

  constructor(private readonly options: ScenarioLibraryOptions) {
    this.own = new ScenarioFolder(options.folder)
    this.history = new RunHistory(join(options.folder, '.history'))
    this.unsaved = new UnsavedTexts(join(options.folder, '.unsaved.json'))
  }

  /** The operator's own first, then the samples, each in alphabetical order. */
  async list(): Promise<ScenarioEntry[]> {
    const own = await this.own.names()
    const samples = Object.keys(await this.readSamples()).sort((a, b) => a.localeCompare(b))
    const ids = [
      ...own.map((name) => scenarioIdOf('own', name)),
      ...samples.map((name) => scenarioIdOf('sample', name)),
    ]
    const entries: ScenarioEntry[] = []
    for (const scenarioId of ids) {
      const entry = await this.entryOf(scenarioId).catch(() => null)
      if (entry !== null) entries.push(entry)
    }
    this.forgetOldFacts(entries)
    return entries
  }

  /** @throws LibraryError `unknown`. */
  async read(scenarioId: string): Promise<ScenarioText> {
    const { shelf, name } = partsOf(scenarioId)
    const text = shelf === 'own' ? await this.own.read(name) : (await this.readSamples())[name]
    if (text === undefined) throw new LibraryError('unknown', `there is no sample “${name}”`)
    return { text, textHash: textHashOf(text) }
  }

  /** @throws LibraryError `unknown`. */
  async entryOf(scenarioId: string): Promise<ScenarioEntry> {
    const { shelf, name } = partsOf(scenarioId)
    const { text, textHash } = await this.read(scenarioId)
    const [latestRun = null] = await this.history.runsOf(scenarioId)
    const flake = await this.history.flakeOf(scenarioId, textHash)
    return {
      scenarioId,
      shelf,
      name,
      ...(await this.factsOf(name, text, textHash)),
      textHash,
      latestRun,
      flake,
    }
  }

  /** The file of a scenario; that of a sample is a name alone. @throws LibraryError `unknown`. */
  fileOf(scenarioId: string): string {
    const { shelf, name } = partsOf(scenarioId)
    return shelf === 'own' ? join(this.options.folder, `${name}.yaml`) : `${name}.yaml`
  }

  /** Keeps a new scenario under a name near to the wanted one. */
  async create(wanted: string, text: string): Promise<ScenarioEntry> {
    return this.entryOf(scenarioIdOf('own', await this.own.create(wanted, text)))
  }

  /** @throws LibraryError `readOnly` for a sample, `changedMeanwhile`, `unknown`. */
  async save(scenarioId: string, text: string, baseHash: string | null): Promise<ScenarioEntry> {
    await this.own.save(ownNameOf(scenarioId), text, baseHash)
    return this.entryOf(scenarioId)
  }

  /** @throws LibraryError `readOnly`, `nameTaken`, `unknown`. */
  async rename(scenarioId: string, name: string): Promise<ScenarioEntry> {
    await this.own.rename(ownNameOf(scenarioId), name)
    const nextId = scenarioIdOf('own', name)
    if (nextId !== scenarioId) await this.history.move(scenarioId, nextId)
    return this.entryOf(nextId)
  }

  /** @throws LibraryError `readOnly`, `unknown`. */
  async delete(scenarioId: string): Promise<void> {
    await this.own.delete(ownNameOf(scenarioId))
  }

  /** @throws LibraryError `gone`. */
  async restore(scenarioId: string): Promise<ScenarioEntry> {
    return this.entryOf(scenarioIdOf('own', await this.own.restore(ownNameOf(scenarioId))))
  }

  /** Remembers how a run ended. */
  remember(run: Omit<ScenarioRunDetail, 'runNumber'>): Promise<ScenarioRunDetail> {
    return this.history.add(run)
  }

  private readSamples(): Promise<Readonly<Record<string, string>>> {
    return (this.samples ??= this.options.loadSamples())
  }

  private async factsOf(name: string, text: string, textHash: string): Promise<ScenarioFacts> {
    const facts = this.facts.get(textHash) ?? (await this.options.readFacts(name, text))
    this.facts.set(textHash, facts)
    return facts
  }

  private forgetOldFacts(entries: readonly ScenarioEntry[]): void {
    const used = new Set(entries.map(({ textHash }) => textHash))
    for (const textHash of this.facts.keys()) if (!used.has(textHash)) this.facts.delete(textHash)
  }
}

function partsOf(scenarioId: string): { shelf: ScenarioShelf; name: string } {
  const parts = readScenarioId(scenarioId)
  if (parts === null) throw new LibraryError('unknown', `“${scenarioId}” is no scenario`)
  return parts
}

function ownNameOf(scenarioId: string): string {
  const { shelf, name } = partsOf(scenarioId)
  if (shelf === 'own') return name
  throw new LibraryError('readOnly', `“${name}” is a sample and stays as it is; copy it to change it`)
}
