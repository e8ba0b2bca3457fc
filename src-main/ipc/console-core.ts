import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import {
  DEFAULT_RETENTION,
  type CloudEvent,
  type CloudOverview,
  type ConsoleAnnouncement,
  type ConsoleAnnouncements,
  type ConsoleRecord,
  type ConsoleService,
  type ConsoleSettings,
  type OpenRequest,
  type RecorderStatus,
  type World,
} from '../../src-shared/console'
import { CLIENT_CONSTANTS } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import { createCloud, type EmbeddedCloud } from '../cloud'
import { EngineFleet, findVendorSdk } from '../engine'
import type { ScriptThread } from '../provider-kinds'
import type { RecorderWorkerFactory, RemovedSession, SecretBox } from '../recorder'
import { Announcer } from './announcer'
import { CloudApi } from './cloud-api'
import { createCloudCalls } from './cloud-calls'
import { toCloudRecord } from './cloud-records'
import { createConsoleService, type HostFacts } from './console-service'
import { DraftLog } from './draft-log'
import type { DraftSources } from './enter-params'
import { InstanceDesk } from './instance-desk'
import { KickLab } from './kick-lab/kick-lab'
import { LiveFindings } from './live-findings'
import { watchLoopDelay } from './loop-delay'
import { OpenDesk } from './open-desk'
import { openRecorderBeside } from './open-recorder-beside'
import { openScenarios, placesBeside, type ScenarioPlaces } from './open-scenarios'
import { ReplayDesk } from './replay-desk'
import { makeScenarioLater, performLater, readsRecordingFiles } from './scenarios-later'
import { TransferDesk, type TransferPorts } from './transfer-desk'
import { createWindowCalls } from './window-calls'

/** Where the operator's settings are kept. */
export interface SettingsKeeper {
  readonly settings: ConsoleSettings
  update(patch: Partial<ConsoleSettings>): ConsoleSettings
}

export interface ConsoleCoreOptions {
  readonly clock: Clock
  readonly world: World
  readonly databaseFile: string
  readonly workerFactory: RecorderWorkerFactory
  readonly settings: SettingsKeeper
  readonly facts: HostFacts
  /** The operator's own beside the recording, and no samples, when left out. */
  readonly scenarios?: ScenarioPlaces
  /** No secret is kept without it. */
  readonly secretBox?: SecretBox
  /** Where scripts of providers run; on this thread without it. */
  readonly scripts?: Pick<ScriptThread, 'runScript' | 'close'>
  /** Nothing is exported or imported without them. */
  readonly transferPorts?: TransferPorts
  /** Token of the embedded cloud's admin port, for scripts; made up when not given. */
  readonly adminToken?: string
  /** Opens another window onto the same console. */
  readonly openWindow?: () => void
  /** Takes lines for the app's log; none of them tells a secret. */
  readonly log?: (line: string) => void
  /** Takes announcements to every window. */
  readonly announce: <A extends ConsoleAnnouncement>(name: A, value: ConsoleAnnouncements[A]) => void
}

export interface ConsoleCore {
  readonly service: ConsoleService
  /** Asks the windows to show something. */
  open(request: OpenRequest): void
  /** Shows what a link or a command line asks for. */
  readonly openDesk: OpenDesk
  /** Leaves every room (domain.md §9.12), commits what was recorded, stops the cloud. */
  close(): Promise<void>
}

/**
 * Joins clients, cloud and recorder into one console. Knows neither Electron nor windows.
 * @throws RecorderError when nothing can be recorded, neither in the profile's folder nor in the system's temporary one.
 */
export async function openConsoleCore(options: ConsoleCoreOptions): Promise<ConsoleCore> {
  const { clock } = options
  const { recorder, databaseFile, notice } = await openRecorderBeside({
    ...options,
    lastResortFolder: tmpdir(),
    retention: () => options.settings.settings.retention ?? DEFAULT_RETENTION,
    onRemoval: (removed) => options.log?.(removalLine(removed)),
  })
  const session = await recorder.beginSession({ name: '' })

  const cloud = createCloud({
    world: options.world,
    clock,
    onEvent: (event) => recordCloudEvent(event),
    ...(options.adminToken && { adminToken: options.adminToken }),
    adminLoad: 'firstRequest',
  })
  const fleet = new EngineFleet({ clock, onRecord: (record) => recordClientRecord(record) })
  const sources: DraftSources = {
    clock,
    makeNonce: () => randomBytes(16).toString('hex'),
    linkAddresses: (subject) => cloud.linkAddresses(subject),
    secretsOf: (appkey) => cloud.secretsOf(appkey),
    runScript: options.scripts?.runScript,
  }
  const desk = new InstanceDesk({
    fleet,
    sources,
    sessionStartedNs: session.startedNs,
    makeDeviceId: () => randomBytes(16).toString('hex'),
    describe: (description) => recorder.describeInstance(description),
    draftLog: new DraftLog({
      clock,
      record: (record) => takeRecord(record),
      keepSecret: (secret) => recorder.keepSecret(secret),
    }),
    onChange: () => announcer.changed('instancesChanged'),
  })

  const findings = new LiveFindings({
    sessionId: session.sessionId,
    rulesOf: (instanceId) => desk.rulesOf(instanceId),
    onChange: () => announcer.changed('findingsChanged'),
  })
  const replays = new ReplayDesk({
    clock,
    recorder,
    exportWorld: () => cloud.exportWorld(),
    onChange: () => announcer.changed('replayChanged'),
  })

  const vendorSdkVersion = findVendorSdk()?.version ?? null
  const transfers = new TransferDesk({
    ports: options.transferPorts ?? null,
    databaseFile,
    recorder,
    versions: versionsOf(options.facts, vendorSdkVersion),
    onChange: () => announcer.changed('transferChanged'),
  })

  const places = options.scenarios ?? placesBeside(databaseFile, options.world)
  let scenarioChangeCount = 0
  const scenarios = openScenarios({
    clock,
    places,
    dialogs: options.transferPorts?.dialogs ?? null,
    perform: performLater({ ...{ recorder, environment: process.env }, ...readsRecordingFiles(options) }),
    makeScenario: makeScenarioLater(recorder, places.defaultAppkey),
    onBatchChange: () => announcer.changed('scenarioBatchChanged'),
    onListChange: () => {
      scenarioChangeCount++
      announcer.changed('scenariosChanged')
    },
  })

  let cloudProblem: string | null = null
  let cloudEventCount = 0
  const describeCloud = (): CloudOverview => ({ ...cloud.describe(), problem: cloudProblem })
  const recorderStatus = (): RecorderStatus => {
    const status = recorder.status()
    return { ...status, problem: status.problem ?? notice }
  }
  const announcer = new Announcer(
    clock,
    {
      instancesChanged: () => desk.takeChange(),
      recordingGrew: recorderStatus,
      cloudChanged: describeCloud,
      cloudActivity: () => ({ eventCount: cloudEventCount }),
      settingsChanged: () => options.settings.settings,
      replayChanged: () => replays.state,
      findingsChanged: () => findings.list(),
      scenariosChanged: () => ({ changeCount: scenarioChangeCount }),
      scenarioBatchChanged: scenarios.batch,
      transferChanged: () => transfers.state,
      kickLabChanged: () => kickLab.state,
    },
    options.announce,
  )
  recorder.onStatus(() => announcer.changed('recordingGrew'))

  function recordClientRecord(record: ConsoleRecord): void {
    takeRecord(desk.observe(record))
  }
  function recordCloudEvent(event: CloudEvent): void {
    takeRecord(toCloudRecord(event, (one) => desk.instanceOfEvent(one)))
    cloudEventCount++
    announcer.changed('cloudActivity')
    if (event.name === 'serverApiCalled') announcer.changed('cloudChanged')
  }
  function takeRecord(record: ConsoleRecord): void {
    recorder.record(record)
    findings.take(record)
    kickLab.take(record)
  }

  const startOrTell = async () => void (cloudProblem = await startCloud(cloud))
  const loopDelay = watchLoopDelay()
  const tellCloud = () => announcer.changed('cloudChanged')
  const cloudCalls = createCloudCalls({
    cloud,
    clock,
    firstWorld: options.world,
    dialogs: options.transferPorts?.dialogs ?? null,
    describe: describeCloud,
    start: startOrTell,
    onChange: tellCloud,
    record: takeRecord,
  })
  const kickLab = new KickLab({
    ...{ clock, desk, cloud, cloudCalls, api: new CloudApi(cloud, clock) },
    sessionStartedNs: session.startedNs,
    onCloudChange: tellCloud,
    onProgress: () => announcer.changed('kickLabChanged'),
  })
  await startOrTell()
  const service = createConsoleService({
    facts: options.facts,
    vendorSdkVersion,
    secretsKept: options.secretBox?.available ?? false,
    settings: options.settings,
    onSettingsChange: () => announcer.changed('settingsChanged'),
    desk,
    sources,
    recorder,
    recorderStatus,
    describeCloud,
    cloudCalls,
    session,
    replays,
    findings,
    kickLab,
    loopDelay,
    transfers,
    scenarioCalls: scenarios.calls,
    windowCalls: createWindowCalls(() => options.openWindow?.()),
  })
  const show = (request: OpenRequest) => options.announce('openRequested', request)
  return {
    service,
    open: show,
    openDesk: new OpenDesk({
      service,
      transfers,
      show,
      refuse: (refusal) => options.announce('openRefused', refusal),
    }),
    async close() {
      announcer.close()
      loopDelay.stop()
      transfers.close()
      await kickLab.cancel()
      await replays.cancel()
      await scenarios.close()
      await fleet.destroyAll()
      await options.scripts?.close()
      await cloud.stop()
      await recorder.close()
    },
  }
}

/** What a vendor's support asks for first. */
function versionsOf(facts: HostFacts, vendorSdkVersion: string | null): Record<string, string> {
  return {
    Roomscope: facts.version,
    Electron: facts.electronVersion,
    System: facts.platform,
    'SDK that the client speaks like': CLIENT_CONSTANTS.sdkHumanVersion,
    ...(vendorSdkVersion === null ? {} : { 'Vendor SDK': vendorSdkVersion }),
  }
}

function removalLine({ sessionId, sizeBytes, reason }: RemovedSession): string {
  const why = reason === 'age' ? 'it is older' : 'the recording is larger'
  return `Session ${sessionId} (about ${sizeBytes} bytes) was removed: ${why} than the settings allow.`
}

/** A cloud that cannot open its ports leaves a console that still reaches real servers. */
async function startCloud(cloud: EmbeddedCloud): Promise<string | null> {
  try {
    await cloud.start()
    return null
  } catch (error) {
    return `The embedded cloud could not start: ${(error as Error).message}`
  }
}
