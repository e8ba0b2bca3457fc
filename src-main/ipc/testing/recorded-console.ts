import { dirname, join } from 'node:path'
import demoWorldText from '../../../resources/demo-world.json?raw'
import {
  defaultEnterDraft,
  parseWorld,
  type ConsoleAnnouncement,
  type ConsoleAnnouncements,
  type EnterDraft,
  type InstanceSummary,
  type World,
} from '../../../src-shared/console'
import { SystemClock } from '../../../src-shared/time'
import type { SecretBox } from '../../recorder'
import { testWorkers } from '../../recorder/testing/open-test-recorder'
import { temporaryFolder } from '../../recorder/testing/temporary-folder'
import { openConsoleCore, type ConsoleCore } from '../console-core'

export const DEMO_APPKEY = 'demo-appkey-0000000000000000'

/** The demo world, to be changed by a test. */
export function demoWorld(): World {
  return parseWorld(demoWorldText)
}

export interface RecordedConsoleOptions {
  readonly databaseFile?: string
  readonly world?: World
  readonly secretBox?: SecretBox
  /** Texts by name. */
  readonly samples?: Readonly<Record<string, string>>
}

type Announced = { [A in ConsoleAnnouncement]?: ConsoleAnnouncements[A] }

/** A real console on a real file, and an operator's hands on it. */
export class RecordedConsole {
  readonly clock = new SystemClock()
  /** The latest announcement of each kind. */
  readonly announced: Announced = {}
  private opened: ConsoleCore | null = null

  private constructor(readonly databaseFile: string) {}

  static async open(options: RecordedConsoleOptions = {}): Promise<RecordedConsole> {
    const { secretBox, world = demoWorld(), samples = {} } = options
    const file = options.databaseFile ?? join(temporaryFolder(), 'recordings.sqlite')
    const console = new RecordedConsole(file)
    const settings = { locale: 'en', theme: 'system', paneSizes: {} } as const
    console.opened = await openConsoleCore({
      clock: console.clock,
      world,
      databaseFile: file,
      workerFactory: await testWorkers(),
      settings: { settings, update: () => settings },
      scenarios: {
        folder: join(dirname(file), 'scenarios'),
        defaultAppkey: DEMO_APPKEY,
        loadSamples: async () => samples,
      },
      facts: { version: '0', platform: 'test', electronVersion: '0' },
      ...(secretBox ? { secretBox } : {}),
      announce: (name, value) => {
        const announced: Record<string, unknown> = console.announced
        announced[name] = value
      },
    })
    return console
  }

  get service() {
    return this.core.service
  }

  async close(): Promise<void> {
    const core = this.opened
    this.opened = null
    await core?.close()
  }

  /** Makes an instance, lets it enter, and waits until that ended. */
  async enter(patch: Partial<EnterDraft>): Promise<InstanceSummary> {
    const draft = defaultEnterDraft({ appkey: DEMO_APPKEY, roomId: '36', accountId: 'alice', ...patch })
    const { instanceId } = await this.service.createInstance({ draft })
    return this.enterAgain(instanceId)
  }

  async enterAgain(instanceId: number): Promise<InstanceSummary> {
    await this.service.enterInstance({ instanceId })
    return this.until(instanceId, ({ entering }) => !entering)
  }

  /** Changes fields of an instance's draft. */
  async changeDraft(instanceId: number, patch: Partial<EnterDraft>): Promise<void> {
    const { draft } = await this.until(instanceId, () => true)
    await this.service.updateInstance({ instanceId, draft: { ...draft, ...patch } })
  }

  /** Who logged in to this console's cloud, in order, as `account@room`. */
  async cloudLogins(): Promise<string[]> {
    const { sessionId } = await this.service.bootstrap()
    await this.sleep(100)
    const { ordinals } = await this.service.indexEvents({
      ...{ sessionId, afterOrdinal: 0, limit: 500 },
      filter: { kinds: ['cloud'] },
    })
    const rows = await this.service.readEvents({ sessionId, ordinals: [...ordinals] })
    return rows
      .filter(({ name }) => name === 'loginAccepted')
      .map(({ payload }) => payload as Record<string, string>)
      .map(({ accountId, roomId }) => `${accountId}@${roomId}`)
  }

  /** Waits for an instance to get somewhere. */
  async until(instanceId: number, reached: (instance: InstanceSummary) => boolean): Promise<InstanceSummary> {
    for (let tries = 0; tries < 1000; tries++) {
      const found = (await this.service.listInstances()).find((one) => one.instanceId === instanceId)
      if (found && reached(found)) return found
      await this.sleep(10)
    }
    throw new Error(`instance ${instanceId} did not get there`)
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.clock.setTimeout(resolve, delayMs))
  }

  private get core(): ConsoleCore {
    if (this.opened === null) throw new Error('the console is closed')
    return this.opened
  }
}
