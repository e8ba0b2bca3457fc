import type { z } from 'zod'
import type { DeepLinkFlaw } from './deep-link'
import { appInputs } from './services/app-inputs'
import type { AppService, ConsoleSettings } from './services/app-service'
import {
  cloudInputs,
  type CloudActivity,
  type CloudOverview,
  type CloudService,
} from './services/cloud-service'
import { diagnoseInputs, type DiagnoseService } from './services/diagnose-service'
import { draftInputs, type DraftService } from './services/draft-service'
import { filmInputs, type FilmService } from './services/film-service'
import { instanceInputs, type InstanceService, type InstancesChange } from './services/instance-service'
import { kickLabInputs, type KickLabService, type KickLabState } from './services/kick-lab-service'
import { recordingInputs, type RecordingService } from './services/recording-service'
import { replayInputs } from './services/replay-inputs'
import type { FindingList, ReplayService, ReplayState } from './services/replay-service'
import { scenarioInputs } from './services/scenario-inputs'
import type { ScenarioBatch, ScenarioService } from './services/scenario-service'
import { timelineInputs } from './services/timeline-inputs'
import type { TimelineService } from './services/timeline-service'
import { transferInputs } from './services/transfer-inputs'
import type { TransferService, TransferState } from './services/transfer-service'
import { sessionInputs, type SessionService } from './services/session-service'
import { windowInputs, type WindowService } from './services/window-service'
import type { RecorderStatus } from './session-model'

export * from './services/app-inputs'
export * from './services/app-service'
export * from './services/cloud-service'
export * from './services/diagnose-service'
export * from './services/draft-service'
export * from './services/film-service'
export * from './services/instance-service'
export * from './services/kick-lab-service'
export * from './services/recording-service'
export * from './services/replay-inputs'
export * from './services/replay-service'
export * from './services/scenario-inputs'
export * from './services/scenario-service'
export * from './services/session-service'
export * from './services/timeline-inputs'
export * from './services/timeline-service'
export * from './services/transfer-inputs'
export * from './services/transfer-service'
export * from './services/window-service'

/**
 * What the window may ask of the main process: one interface, implemented in src-main/ipc and called by the renderer
 * as it stands. Every input is checked against `consoleInputs`; nothing is thrown across: see `ConsoleReply`.
 */
export interface ConsoleService
  extends
    AppService,
    InstanceService,
    KickLabService,
    DiagnoseService,
    DraftService,
    CloudService,
    RecordingService,
    SessionService,
    FilmService,
    ReplayService,
    ScenarioService,
    TimelineService,
    TransferService,
    WindowService {}

export type ConsoleMethod = keyof ConsoleService

/** One schema for the input of each method; the only gate between the window and the main process. */
export const consoleInputs: { readonly [M in ConsoleMethod]: z.ZodType } = {
  ...appInputs,
  ...instanceInputs,
  ...kickLabInputs,
  ...diagnoseInputs,
  ...draftInputs,
  ...cloudInputs,
  ...recordingInputs,
  ...sessionInputs,
  ...filmInputs,
  ...replayInputs,
  ...scenarioInputs,
  ...timelineInputs,
  ...transferInputs,
  ...windowInputs,
}

/** Why a call was refused. `field` names the path of a bad input. */
export interface ConsoleFailure {
  readonly code:
    'invalidInput' | 'unknownInstance' | 'unknownSession' | 'chatroom' | 'recorder' | 'scenario' | 'internal'
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

/** Why something that a link or a command line asked for is not shown. */
export interface OpenRefusal {
  readonly reason: DeepLinkFlaw | 'unknownSession' | 'unknownInstance' | 'cannotImport'
  /** The number of what is not there, or why a file was not imported; null where the reason says it all. */
  readonly detail: string | null
}

/** Announcements to the window; they say that something changed, the window then asks for what it shows. */
export interface ConsoleAnnouncements {
  instancesChanged: InstancesChange
  recordingGrew: RecorderStatus
  cloudChanged: CloudOverview
  cloudActivity: CloudActivity
  settingsChanged: ConsoleSettings
  replayChanged: ReplayState | null
  findingsChanged: FindingList
  /** Counts the changes of the list of scenarios and of their runs. */
  scenariosChanged: { readonly changeCount: number }
  scenarioBatchChanged: ScenarioBatch | null
  transferChanged: TransferState | null
  kickLabChanged: KickLabState
  openRequested: OpenRequest
  openRefused: OpenRefusal
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
