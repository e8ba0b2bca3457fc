import { z } from 'zod'
import type { RecorderStatus } from '../session-model'
import type { CloudOverview } from './cloud-service'
import type { InputsOf } from './input-parts'
import type { InstanceSummary } from './instance-service'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface ConsoleSettings {
  readonly locale: Locale
  readonly theme: Theme
  /** Sizes of the resizable panes in percent, by pane group. */
  readonly paneSizes: Readonly<Record<string, readonly number[]>>
}

export interface Bootstrap {
  readonly version: string
  readonly platform: string
  readonly electronVersion: string
  /** Version of the vendor's SDK as an engine; null where it is not installed. */
  readonly vendorSdkVersion: string | null
  readonly settings: ConsoleSettings
  readonly sessionId: number
  /** Wall clock of the session's beginning: row times are this plus `atNs`. */
  readonly sessionStartedWallMs: number
  readonly cloud: CloudOverview
  readonly recorder: RecorderStatus
  readonly instances: readonly InstanceSummary[]
}

/** The app itself: how it starts, and what the operator set. */
export interface AppService {
  bootstrap(): Promise<Bootstrap>
  updateSettings(patch: {
    locale?: Locale
    theme?: Theme
    paneSizes?: Record<string, number[]>
  }): Promise<ConsoleSettings>
}

export const appInputs: InputsOf<AppService> = {
  bootstrap: z.undefined(),
  updateSettings: z.strictObject({
    locale: z.enum(LOCALES).optional(),
    theme: z.enum(THEMES).optional(),
    paneSizes: z.record(z.string().max(64), z.array(z.number().min(0).max(100)).max(8)).optional(),
  }),
}
