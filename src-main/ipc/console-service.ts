import type {
  Bootstrap,
  CloudOverview,
  ConsoleService,
  ConsoleSettings,
  RecorderStatus,
} from '../../src-shared/console'
import type { Recorder, StartedSession } from '../recorder'
import { createFilm } from '../replay'
import type { SettingsKeeper } from './console-core'
import type { InstanceDesk } from './instance-desk'

/** What the console tells of the app and the machine around it. */
export type HostFacts = Pick<Bootstrap, 'version' | 'platform' | 'electronVersion'>

export interface ConsoleServiceParts {
  readonly facts: HostFacts
  /** Null where the vendor's SDK is not installed. */
  readonly vendorSdkVersion: string | null
  readonly settings: SettingsKeeper
  readonly onSettingsChange: () => void
  readonly desk: InstanceDesk
  readonly recorder: Recorder
  readonly recorderStatus: () => RecorderStatus
  readonly describeCloud: () => CloudOverview
  readonly session: StartedSession
}

/** The console service: each method hands over to the part that knows. */
export function createConsoleService(parts: ConsoleServiceParts): ConsoleService {
  const { desk, recorder } = parts
  const film = createFilm(recorder)
  return {
    bootstrap: async () => bootstrap(parts),
    updateSettings: async (patch) => updateSettings(parts, patch),
    listInstances: async () => desk.list(),
    createInstance: async ({ draft }) => desk.create(draft),
    updateInstance: async ({ instanceId, draft }) => desk.update(instanceId, draft),
    enterInstance: ({ instanceId }) => desk.enter(instanceId),
    exitInstance: ({ instanceId }) => desk.exit(instanceId),
    destroyInstance: ({ instanceId }) => desk.destroy(instanceId),
    kickMember: (input) =>
      desk.kickMember(input.instanceId, input.targetAccountId, input.notificationExtension),
    describeCloud: async () => parts.describeCloud(),
    recorderStatus: async () => parts.recorderStatus(),
    listSessions: (input) => recorder.listSessions(input),
    indexEvents: (input) => recorder.indexEvents(input),
    readEvents: (input) => recorder.readEvents(input),
    readEvent: (input) => recorder.readEvent(input),
    openFilm: (input) => film.openFilm(input),
    filmAt: (input) => film.filmAt(input),
    stepFilm: (input) => film.stepFilm(input),
  }
}

function bootstrap(parts: ConsoleServiceParts): Bootstrap {
  return {
    ...parts.facts,
    vendorSdkVersion: parts.vendorSdkVersion,
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
