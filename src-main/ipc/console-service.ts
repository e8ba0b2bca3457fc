import type {
  Bootstrap,
  CloudOverview,
  CloudService,
  ConsoleService,
  ConsoleSettings,
  RecorderStatus,
  ScenarioService,
  WindowService,
} from '../../src-shared/console'
import type { Recorder, StartedSession } from '../recorder'
import { createFilm } from '../replay'
import type { SettingsKeeper } from './console-core'
import { createDiagnoseCalls } from './diagnose-calls'
import { createDraftCalls } from './draft-calls'
import type { DraftSources } from './enter-params'
import type { InstanceDesk } from './instance-desk'
import type { KickLab } from './kick-lab/kick-lab'
import { createKickLabCalls } from './kick-lab-calls'
import type { LoopDelay } from './loop-delay'
import type { LiveFindings } from './live-findings'
import { createReplayCalls } from './replay-calls'
import type { ReplayDesk } from './replay-desk'
import { createSessionCalls } from './session-calls'
import { createTimelineCalls } from './timeline-calls'
import { createTransferCalls } from './transfer-calls'
import type { TransferDesk } from './transfer-desk'

/** What the console tells of the app and the machine around it. */
export type HostFacts = Pick<Bootstrap, 'version' | 'platform' | 'electronVersion'>

export interface ConsoleServiceParts {
  readonly facts: HostFacts
  /** Null where the vendor's SDK is not installed. */
  readonly vendorSdkVersion: string | null
  readonly secretsKept: boolean
  readonly settings: SettingsKeeper
  readonly onSettingsChange: () => void
  readonly desk: InstanceDesk
  readonly sources: DraftSources
  readonly recorder: Recorder
  readonly recorderStatus: () => RecorderStatus
  readonly describeCloud: () => CloudOverview
  readonly cloudCalls: CloudService
  readonly session: StartedSession
  readonly replays: ReplayDesk
  readonly findings: LiveFindings
  readonly kickLab: KickLab
  readonly loopDelay: Pick<LoopDelay, 'take'>
  readonly transfers: TransferDesk
  readonly scenarioCalls: ScenarioService
  readonly windowCalls: WindowService
}

/** The console service: each method hands over to the part that knows. */
export function createConsoleService(parts: ConsoleServiceParts): ConsoleService {
  const { desk, recorder } = parts
  const film = createFilm(recorder)
  return {
    bootstrap: async () => bootstrap(parts),
    readHealth: async () => ({ loopDelayMs: await parts.loopDelay.take() }),
    updateSettings: async (patch) => updateSettings(parts, patch),
    estimateRemoval: (rule) => recorder.estimateRemoval(rule),
    listInstances: async () => desk.list(),
    createInstance: async ({ draft }) => desk.create(draft),
    updateInstance: async ({ instanceId, draft }) => desk.update(instanceId, draft),
    enterInstance: ({ instanceId }) => desk.enter(instanceId),
    exitInstance: ({ instanceId }) => desk.exit(instanceId),
    destroyInstance: ({ instanceId }) => desk.destroy(instanceId),
    kickMember: (input) =>
      desk.kickMember(input.instanceId, input.targetAccountId, input.notificationExtension),
    ...createKickLabCalls(parts.kickLab),
    ...createDraftCalls(parts.sources),
    ...createDiagnoseCalls({ ...parts.sources, describeCloud: parts.describeCloud }),
    ...parts.cloudCalls,
    recorderStatus: async () => parts.recorderStatus(),
    listSessions: (input) => recorder.listSessions(input),
    indexEvents: (input) => recorder.indexEvents(input),
    readEvents: (input) => recorder.readEvents(input),
    readEvent: (input) => recorder.readEvent(input),
    ...createSessionCalls(recorder),
    openFilm: (input) => film.openFilm(input),
    filmAt: (input) => film.filmAt(input),
    stepFilm: (input) => film.stepFilm(input),
    ...createTimelineCalls(recorder),
    ...createReplayCalls(parts),
    ...createTransferCalls(parts.transfers),
    ...parts.scenarioCalls,
    ...parts.windowCalls,
  }
}

function bootstrap(parts: ConsoleServiceParts): Bootstrap {
  return {
    ...parts.facts,
    vendorSdkVersion: parts.vendorSdkVersion,
    secretsKept: parts.secretsKept,
    settings: parts.settings.settings,
    sessionId: parts.session.sessionId,
    sessionStartedWallMs: parts.session.startedWallMs,
    cloud: parts.describeCloud(),
    recorder: parts.recorderStatus(),
    instances: parts.desk.list(),
  }
}

function updateSettings(
  parts: ConsoleServiceParts,
  patch: Parameters<ConsoleService['updateSettings']>[0],
): ConsoleSettings {
  const settings = parts.settings.update(patch)
  parts.onSettingsChange()
  return settings
}
