import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { unsavedScenarioSchema, type UnsavedScenario } from '../../../src-shared/console'
import { writeWhole } from './write-whole'

/** The text that was typed longest ago is forgotten beyond this many. */
const MAX_UNSAVED = 100

const keptSchema = z.record(z.string(), unsavedScenarioSchema)

/** Texts that were typed and not saved, in a file of the profile: they outlive the window and the app. */
export class UnsavedTexts {
  private readonly texts = new Map<string, UnsavedScenario>()
  private loading: Promise<void> | null = null
  private writing: Promise<void> = Promise.resolve()
  private isWritten = true

  constructor(private readonly file: string) {}

  /** By the id of their scenario. */
  async all(): Promise<Record<string, UnsavedScenario>> {
    await this.load()
    return Object.fromEntries(this.texts)
  }

  /** Keeps a text, or forgets it; resolves when it is on disk. */
  async keep(scenarioId: string, unsaved: UnsavedScenario | null): Promise<void> {
    await this.load()
    if (unsaved === null && !this.texts.has(scenarioId)) return
    this.texts.delete(scenarioId)
    if (unsaved !== null) this.texts.set(scenarioId, unsaved)
    const [oldest] = this.texts.keys()
    if (this.texts.size > MAX_UNSAVED && oldest !== undefined) this.texts.delete(oldest)
    this.isWritten = false
    this.writing = this.writing.then(() => this.write())
    await this.writing
  }

  /** Several changes that wait for the disk are written at once. */
  private async write(): Promise<void> {
    if (this.isWritten) return
    this.isWritten = true
    await mkdir(dirname(this.file), { recursive: true })
    await writeWhole(this.file, JSON.stringify(Object.fromEntries(this.texts)))
  }

  private load(): Promise<void> {
    return (this.loading ??= this.readFile())
  }

  private async readFile(): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => '{}')
    try {
      for (const [id, unsaved] of Object.entries(keptSchema.parse(JSON.parse(text))))
        this.texts.set(id, unsaved)
    } catch {
      // A file of another kind holds nothing that could be shown; the next text that is kept replaces it.
      this.texts.clear()
    }
  }
}
