import { randomBytes } from 'node:crypto'
import type {
  CloudEvent,
  CloudOverview,
  ConsoleAnnouncement,
  ConsoleAnnouncements,
  ConsoleRecord,
  ConsoleService,
  ConsoleSettings,
  OpenRequest,
  RecorderStatus,
  World,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { createCloud, type EmbeddedCloud } from '../cloud'
import { EngineFleet, findVendorSdk } from '../engine'
import type { RecorderWorkerFactory } from '../recorder'
import { Announcer } from './announcer'
import { toCloudRecord } from './cloud-records'
import { createConsoleService, type HostFacts } from './console-service'
import { InstanceDesk } from './instance-desk'
import { openRecorderBeside } from './open-recorder-beside'

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
  /** Takes announcements to every window. */
  readonly announce: <A extends ConsoleAnnouncement>(name: A, value: ConsoleAnnouncements[A]) => void
}

export interface ConsoleCore {
  readonly service: ConsoleService
  /** Asks the windows to show something. */
  open(request: OpenRequest): void
  /** Leaves every room (domain.md §9.12), commits what was recorded, stops the cloud. */
  close(): Promise<void>
}

/**
 * Joins clients, cloud and recorder into one console. Knows neither Electron nor windows.
 * @throws RecorderError when nothing can be recorded in the profile's folder.
 */
export async function openConsoleCore(options: ConsoleCoreOptions): Promise<ConsoleCore> {
  const { clock } = options
  const { recorder, notice } = await openRecorderBeside(options)
  const session = await recorder.beginSession({ name: '' })

  const cloud = createCloud({ world: options.world, clock, onEvent: (event) => recordCloudEvent(event) })
  const fleet = new EngineFleet({ clock, onRecord: (record) => recordClientRecord(record) })
  const desk = new InstanceDesk({
    fleet,
    sources: {
      clock,
      makeNonce: () => randomBytes(16).toString('hex'),
      linkAddresses: (subject) => cloud.linkAddresses(subject),
      secretsOf: (appkey) => cloud.secretsOf(appkey),
    },
    sessionStartedNs: session.startedNs,
    makeDeviceId: () => randomBytes(16).toString('hex'),
    describe: (description) => recorder.describeInstance(description),
    onChange: () => announcer.changed('instancesChanged'),
  })

  let cloudProblem: string | null = null
  const describeCloud = (): CloudOverview => ({ ...cloud.describe(), problem: cloudProblem })
  const recorderStatus = (): RecorderStatus => {
    const status = recorder.status()
    return { ...status, problem: status.problem ?? notice }
  }
  const announcer = new Announcer(
    clock,
    {
      instancesChanged: () => desk.list(),
      recordingGrew: recorderStatus,
      cloudChanged: describeCloud,
      settingsChanged: () => options.settings.settings,
    },
    options.announce,
  )
  recorder.onStatus(() => announcer.changed('recordingGrew'))

  function recordClientRecord(record: ConsoleRecord): void {
    recorder.record(desk.observe(record))
  }
  function recordCloudEvent(event: CloudEvent): void {
    recorder.record(toCloudRecord(event, (deviceId) => desk.instanceOfDevice(deviceId)))
  }

  cloudProblem = await startCloud(cloud)
  return {
    service: createConsoleService({
      facts: options.facts,
      vendorSdkVersion: findVendorSdk()?.version ?? null,
      settings: options.settings,
      onSettingsChange: () => announcer.changed('settingsChanged'),
      desk,
      recorder,
      recorderStatus,
      describeCloud,
      session,
    }),
    open: (request) => options.announce('openRequested', request),
    async close() {
      announcer.close()
      await fleet.destroyAll()
      await cloud.stop()
      await recorder.close()
    },
  }
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
