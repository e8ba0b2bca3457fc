import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import {
  LOCALES,
  presetSchema,
  retentionSchema,
  THEMES,
  timelineSettingsInput,
  type ConsoleSettings,
} from '../../src-shared/console'
import { localeOfSystem } from './first-look'

const settingsSchema = z.object({
  locale: z.enum(LOCALES),
  theme: z.enum(THEMES),
  paneSizes: z.record(z.string(), z.array(z.number())),
  timeline: timelineSettingsInput.exactOptional(),
  retention: retentionSchema.exactOptional(),
  presets: z.array(presetSchema).exactOptional(),
  verdictOpen: z.boolean().exactOptional(),
})

/**
 * The operator's settings in one small JSON file. A file that cannot be read is kept aside and the defaults are used:
 * a broken setting must never keep the console from starting.
 */
export class SettingsStore {
  private current: ConsoleSettings

  /** @param systemLocale BCP 47 tag of the system, which decides the language of a first start. */
  constructor(
    private readonly file: string,
    systemLocale: string,
  ) {
    this.current = this.read() ?? {
      locale: localeOfSystem(systemLocale),
      theme: 'system',
      paneSizes: {},
    }
  }

  get settings(): ConsoleSettings {
    return this.current
  }

  /** Merges, writes through a temporary file so that a crash leaves the old or the new settings, and returns the result. */
  update(patch: Partial<ConsoleSettings>): ConsoleSettings {
    const paneSizes = { ...this.current.paneSizes, ...patch.paneSizes }
    const timeline = patch.timeline && { timeline: { ...this.current.timeline, ...patch.timeline } }
    this.current = { ...this.current, ...patch, paneSizes, ...timeline }
    mkdirSync(dirname(this.file), { recursive: true })
    const temporary = `${this.file}.${randomUUID()}`
    writeFileSync(temporary, JSON.stringify(this.current, null, 2))
    renameSync(temporary, this.file)
    return this.current
  }

  private read(): ConsoleSettings | null {
    let text: string
    try {
      text = readFileSync(this.file, 'utf8')
    } catch {
      return null
    }
    try {
      return settingsSchema.parse(JSON.parse(text))
    } catch {
      renameSync(this.file, `${this.file}.unreadable`)
      return null
    }
  }
}
