import { z } from 'zod'
import type { ChatroomStatusName } from '../chatroom/enums'
import { enterDraftSchema, type EnterDraft } from './enter-draft'
import { RECORD_KINDS, type LoginStage } from './record'
import type {
  EventDetail,
  EventFilter,
  EventIndex,
  EventRow,
  FilmFrame,
  FilmOutline,
  RecorderStatus,
  SessionSummary,
} from './session-model'
import type { LoginPolicy } from './world'

/**
 * What the window may ask of the main process: one interface, implemented in src-main/ipc and called by the renderer
 * as it stands. Every input is checked against `consoleInputs`; nothing is thrown across: see `ConsoleReply`.
 */

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

/** Last result of a login of one instance. */
export interface LoginResult {
  readonly ok: boolean
  readonly code: number
  readonly reason: string
  /** Stage in which it failed; null when it entered. */
  readonly stage: LoginStage | null
}

export interface InstanceSummary {
  readonly instanceId: number
  readonly draft: EnterDraft
  /** Account in use; an anonymous login without account gets one when it enters. */
  readonly accountId: string
  readonly status: ChatroomStatusName
  readonly statusCode: number | null
  /** Monotonic nanoseconds since the session's beginning at which the status was reached. */
  readonly statusSinceNs: number
  readonly kicked: { readonly reason: number; readonly serverExtension: string | null } | null
  readonly lastLogin: LoginResult | null
  readonly entering: boolean
  /** Login attempts of this instance so far. */
  readonly attemptCount: number
}

/** What the window needs of the embedded cloud; no secrets. */
export interface CloudOverview {
  readonly link: string | null
  readonly admin: string | null
  readonly problem: string | null
  readonly apps: readonly {
    readonly appkey: string
    readonly loginPolicies: readonly LoginPolicy[]
    readonly multiEndPolicy: 'single' | 'all'
    readonly inOutNotification: boolean
    readonly accounts: readonly {
      readonly accountId: string
      readonly nick: string
      readonly banned: boolean
    }[]
    readonly rooms: readonly {
      readonly roomId: string
      readonly name: string
      readonly creator: string
      readonly managers: readonly string[]
      readonly valid: boolean
    }[]
  }[]
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

const instanceId = z.number().int().positive()
const sessionId = z.number().int().positive()
const ordinal = z.number().int().nonnegative()
const instanceOnly = z.strictObject({ instanceId })

const eventFilter: z.ZodType<EventFilter> = z.strictObject({
  instanceIds: z.array(instanceId).max(10_000).optional(),
  kinds: z.array(z.enum(RECORD_KINDS)).optional(),
  hideHeartbeats: z.boolean().optional(),
  text: z.string().max(500).optional(),
}) as unknown as z.ZodType<EventFilter>

/** Pages are bounded so that no request can make the window or the reader swallow a whole session. */
export const MAX_INDEX_PAGE = 50_000
export const MAX_ROWS_PAGE = 500

export interface ConsoleService {
  bootstrap(): Promise<Bootstrap>
  updateSettings(patch: {
    locale?: Locale
    theme?: Theme
    paneSizes?: Record<string, number[]>
  }): Promise<ConsoleSettings>
  listInstances(): Promise<InstanceSummary[]>
  createInstance(input: { draft: EnterDraft }): Promise<InstanceSummary>
  updateInstance(input: { instanceId: number; draft: EnterDraft }): Promise<InstanceSummary>
  /** Starts the login and returns at once; how it goes on is announced by `instancesChanged`. */
  enterInstance(input: { instanceId: number }): Promise<InstanceSummary>
  exitInstance(input: { instanceId: number }): Promise<InstanceSummary>
  destroyInstance(input: { instanceId: number }): Promise<void>
  /** The instance removes another account, or the other ends of its own, from its room. */
  kickMember(input: {
    instanceId: number
    targetAccountId: string
    notificationExtension: string
  }): Promise<void>
  describeCloud(): Promise<CloudOverview>
  recorderStatus(): Promise<RecorderStatus>
  listSessions(input: { beforeSessionId: number | null; limit: number }): Promise<SessionSummary[]>
  indexEvents(input: {
    sessionId: number
    filter: EventFilter
    afterOrdinal: number
    limit: number
  }): Promise<EventIndex>
  readEvents(input: { sessionId: number; ordinals: number[] }): Promise<EventRow[]>
  readEvent(input: { sessionId: number; ordinal: number }): Promise<EventDetail | null>
  openFilm(input: { sessionId: number }): Promise<FilmOutline>
  filmAt(input: { sessionId: number; atNs: number }): Promise<FilmFrame>
  /** The nearest earlier or later event (or transition) than `ordinal`; null at the end of the film. */
  stepFilm(input: {
    sessionId: number
    ordinal: number
    direction: 'back' | 'forward'
    unit: 'event' | 'transition'
  }): Promise<FilmFrame | null>
}

export type ConsoleMethod = keyof ConsoleService

/** One schema for the input of each method; the only gate between the window and the main process. */
export const consoleInputs: { readonly [M in ConsoleMethod]: z.ZodType } = {
  bootstrap: z.undefined(),
  updateSettings: z.strictObject({
    locale: z.enum(LOCALES).optional(),
    theme: z.enum(THEMES).optional(),
    paneSizes: z.record(z.string().max(64), z.array(z.number().min(0).max(100)).max(8)).optional(),
  }),
  listInstances: z.undefined(),
  createInstance: z.strictObject({ draft: enterDraftSchema }),
  updateInstance: z.strictObject({ instanceId, draft: enterDraftSchema }),
  enterInstance: instanceOnly,
  exitInstance: instanceOnly,
  destroyInstance: instanceOnly,
  kickMember: z.strictObject({
    instanceId,
    targetAccountId: z.string().min(1).max(256),
    notificationExtension: z.string().max(4096),
  }),
  describeCloud: z.undefined(),
  recorderStatus: z.undefined(),
  listSessions: z.strictObject({
    beforeSessionId: sessionId.nullable(),
    limit: z.number().int().min(1).max(200),
  }),
  indexEvents: z.strictObject({
    sessionId,
    filter: eventFilter,
    afterOrdinal: ordinal,
    limit: z.number().int().min(1).max(MAX_INDEX_PAGE),
  }),
  readEvents: z.strictObject({ sessionId, ordinals: z.array(ordinal).max(MAX_ROWS_PAGE) }),
  readEvent: z.strictObject({ sessionId, ordinal }),
  openFilm: z.strictObject({ sessionId }),
  filmAt: z.strictObject({ sessionId, atNs: z.number().nonnegative() }),
  stepFilm: z.strictObject({
    sessionId,
    ordinal,
    direction: z.enum(['back', 'forward']),
    unit: z.enum(['event', 'transition']),
  }),
}

/** Why a call was refused. `field` names the path of a bad input. */
export interface ConsoleFailure {
  readonly code: 'invalidInput' | 'unknownInstance' | 'unknownSession' | 'chatroom' | 'recorder' | 'internal'
  readonly message: string
  readonly field: string | null
  /** A V2NIM error code when the chatroom refused. */
  readonly chatroomCode: number | null
}

/** What travels back over IPC: never an exception. */
export type ConsoleReply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ConsoleFailure }

/** Where the window is asked to go: by the demo, and by whatever else opens something from outside. */
export type OpenRequest =
  | { readonly view: 'workbench'; readonly instanceId: number | null }
  | { readonly view: 'recordings'; readonly sessionId: number; readonly play: boolean }

/** Announcements to the window; they say that something changed, the window then asks for what it shows. */
export interface ConsoleAnnouncements {
  instancesChanged: readonly InstanceSummary[]
  recordingGrew: RecorderStatus
  cloudChanged: CloudOverview
  settingsChanged: ConsoleSettings
  openRequested: OpenRequest
}
export type ConsoleAnnouncement = keyof ConsoleAnnouncements
/** What preload puts on `window.roomscope`: the methods with replies, and subscriptions that can be ended. */
export type ConsoleBridge = {
  readonly [M in ConsoleMethod]: (
    ...input: Parameters<ConsoleService[M]>
  ) => Promise<ConsoleReply<Awaited<ReturnType<ConsoleService[M]>>>>
} & {
  readonly subscribe: <A extends ConsoleAnnouncement>(
    announcement: A,
    listener: (value: ConsoleAnnouncements[A]) => void,
  ) => () => void
}
