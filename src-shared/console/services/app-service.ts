import type { Locale, Theme } from '../appearance'
import type { Preset } from '../preset'
import type { RemovalEstimate, RetentionRule } from '../retention'
import type { RecorderStatus } from '../session-model'
import type { CloudOverview } from './cloud-service'
import type { TimelineSettings } from '../timeline-settings'
import type { InstanceSummary } from './instance-service'

export interface ConsoleSettings {
  readonly locale: Locale
  readonly theme: Theme
  /** Sizes of the resizable panes in percent, by pane group. */
  readonly paneSizes: Readonly<Record<string, readonly number[]>>
  /** How each screen with a timeline shows it; absent until something was changed. */
  readonly timeline?: Readonly<Record<string, TimelineSettings>>
  /** How long recordings are kept; absent until changed, which means `DEFAULT_RETENTION`. */
  readonly retention?: RetentionRule
  /** Drafts kept under a name; absent until one was saved. */
  readonly presets?: readonly Preset[]
  /** Does a verdict show every cause and check? Absent until changed: then only the first of each. */
  readonly verdictOpen?: boolean
}

export interface Bootstrap {
  readonly version: string
  readonly platform: string
  readonly electronVersion: string
  /** Version of the vendor's SDK as an engine; null where it is not installed. */
  readonly vendorSdkVersion: string | null
  /** Are secrets kept, encrypted by the operating system? Where that is not possible they are not kept at all. */
  readonly secretsKept: boolean
  readonly settings: ConsoleSettings
  readonly sessionId: number
  /** Wall clock of the session's beginning: row times are this plus `atNs`. */
  readonly sessionStartedWallMs: number
  readonly cloud: CloudOverview
  readonly recorder: RecorderStatus
  readonly instances: readonly InstanceSummary[]
}

/** How the main process is doing. */
export interface AppHealth {
  /** By how much its timers were late, 99 % of the time, since it was asked last; milliseconds. */
  readonly loopDelayMs: number
}

/** The app itself: how it starts, how it is doing, and what the operator set. */
export interface AppService {
  bootstrap(): Promise<Bootstrap>
  readHealth(): Promise<AppHealth>
  updateSettings(patch: {
    locale?: Locale
    theme?: Theme
    paneSizes?: Record<string, number[]>
    timeline?: Record<string, TimelineSettings>
    retention?: RetentionRule
    presets?: Preset[]
    verdictOpen?: boolean
  }): Promise<ConsoleSettings>
  /** What a retention rule would remove if it were kept; nothing is removed. */
  estimateRemoval(rule: RetentionRule): Promise<RemovalEstimate>
}
