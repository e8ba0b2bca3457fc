import { randomBytes as systemRandomBytes } from 'node:crypto'
import type { CloudOverview } from '../../src-shared/console/console-service'
import type { World } from '../../src-shared/console/world'
import type { AdminPort } from './admin-routes'
import { AdminServer } from './admin-server'
import { makeCertificate } from './certificate'
import { CloudEvents, type CloudEventListener } from './cloud-events'
import { CloudOperations } from './cloud-operations'
import type { AppSecrets, CloudAddresses, CloudOptions } from './cloud-options'
import { summarizeConnection, type ConnectionSummary } from './connection-summary'
import { CopyDesk } from './copies/copy-desk'
import { DailyUsersDesk } from './dau/daily-users'
import { FaultDesk } from './faults/fault-desk'
import { faultedAddresses, type LinkSubject } from './faults/link-faults'
import { EventJournal } from './event-journal'
import { DEFAULT_LINK_LIMITS } from './link-limits'
import { LinkServer } from './link-server'
import { Moderation } from './moderation'
import { LiveWorld } from './live-world'
import { AutoClose } from './operations/auto-close'
import { Presence } from './presence'
import type { RandomBytes } from './random-bytes'
import { SampleThirdParty } from './sample-third-party'
import { ThirdPartyCallback } from './third-party-callback'

const ADMIN_TOKEN_SIZE_BYTES = 24

interface Ports {
  readonly link: number
  readonly admin: number
}

/** What exists only while the cloud runs. */
interface RunningState {
  readonly addresses: CloudAddresses
  readonly linkServer: LinkServer
  readonly certificatePem: string | null
}

/**
 * A chatroom cloud in this process: link port, admin port, rooms, policies. Several may run side by side, and one that
 * was stopped may be started again.
 */
export class EmbeddedCloud {
  readonly adminToken: string
  /** What an operator may change while the cloud runs. */
  readonly operations: CloudOperations
  /** Failures that are made on purpose (docs/faults.md). */
  readonly faults: FaultDesk
  private readonly world: LiveWorld
  private readonly host: string
  private readonly events: CloudEvents
  private readonly journal = new EventJournal()
  private readonly copies: CopyDesk
  private readonly autoClose: AutoClose
  private readonly presence: Presence
  private readonly moderation: Moderation
  private readonly sample: SampleThirdParty
  private readonly randomBytes: RandomBytes
  /** Set from the moment of starting until the cloud is stopped. */
  private starting: Promise<RunningState> | null = null
  private running: RunningState | null = null
  /** Where it listened last: clients come back to the addresses that they know. */
  private lastPorts: Ports | null = null
  /** How to close what was opened, in the order of opening. */
  private closers: (() => Promise<void>)[] = []

  constructor(private readonly options: CloudOptions) {
    const { clock, world } = options
    this.host = options.host ?? '127.0.0.1'
    this.randomBytes = options.randomBytes ?? systemRandomBytes
    this.adminToken =
      options.adminToken ?? Buffer.from(this.randomBytes(ADMIN_TOKEN_SIZE_BYTES)).toString('hex')
    this.events = new CloudEvents(clock)
    this.events.subscribe((event) => this.journal.note(event))
    if (options.onEvent) this.events.subscribe(options.onEvent)
    this.faults = new FaultDesk(this.events)
    this.world = new LiveWorld(world, this.faults)
    this.copies = new CopyDesk(clock, this.events)
    this.autoClose = new AutoClose(clock, (room) =>
      this.operations.rooms.applyValid(room, false, 'autoClose'),
    )
    this.presence = new Presence(clock, this.randomBytes, this.events, [
      new DailyUsersDesk(clock),
      this.copies,
      this.autoClose,
    ])
    this.moderation = new Moderation(this.presence)
    this.operations = new CloudOperations({
      apps: this.world.apps,
      presence: this.presence,
      moderation: this.moderation,
      autoClose: this.autoClose,
      randomBytes: this.randomBytes,
    })
    this.sample = new SampleThirdParty((appkey) => this.world.apps.get(appkey)?.appSecret)
  }

  /** The certificate of the link port as PEM, to be trusted by clients; null without TLS or while stopped. */
  get certificatePem(): string | null {
    return this.running?.certificatePem ?? null
  }

  /**
   * Opens the ports, those of the last time where it ran before.
   * @throws Error when the cloud runs already, or naming the port that cannot be opened; nothing stays open then.
   */
  async start(): Promise<CloudAddresses> {
    if (this.starting !== null) throw new Error('The cloud was started already: stop it first.')
    this.starting = this.openAgain()
    try {
      this.running = await this.starting
    } catch (error) {
      this.starting = null
      await this.closeAll()
      throw error
    }
    const { addresses, certificatePem } = this.running
    this.events.tell('cloudStarted', {}, { ...addresses, tls: certificatePem !== null })
    return addresses
  }

  /** Closes every connection with 1001 and both ports, within two seconds. Stopping twice does no harm. */
  async stop(): Promise<void> {
    await this.starting?.catch(() => undefined)
    if (this.running === null) return
    this.starting = null
    this.running = null
    this.world.emptyRooms()
    await this.closeAll()
    this.events.tell('cloudStopped', {})
  }

  /** @returns a function that ends the subscription. */
  onEvent(listener: CloudEventListener): () => void {
    return this.events.subscribe(listener)
  }

  /**
   * Link addresses for a room and an account: this cloud has one for all, unless a fault says otherwise.
   * Empty while stopped.
   */
  linkAddresses(subject: LinkSubject = {}): readonly string[] {
    return this.running ? faultedAddresses(this.faults, [this.running.addresses.link], subject) : []
  }

  /** The world as it is now, without secrets. */
  describe(): CloudOverview {
    return {
      link: this.running?.addresses.link ?? null,
      admin: this.running?.addresses.admin ?? null,
      problem: null,
      apps: [...this.world.apps.values()].map((app) => app.describe()),
    }
  }

  /** The world as it is now with all its secrets, to be kept as a world file: never into events, logs or errors. */
  exportWorld(): World {
    return this.world.toWorld()
  }

  /**
   * Takes another world. Every connection is closed with 1001 as when a server restarts: clients come back by
   * themselves, into the new world.
   * @throws z.ZodError naming the field that is wrong; nothing has changed then.
   */
  async replaceWorld(world: World): Promise<void> {
    this.world.replace(world)
    if (this.running === null) return
    this.running.linkServer.closeConnections('the world was replaced')
    this.autoClose.stop()
    this.autoClose.start(this.world.rooms)
    if (this.world.wantsSample) await this.sample.start()
  }

  /** Breaks a connection as a network does, without a close; false when there is no such connection. */
  dropConnection(connectionId: number): boolean {
    const connection = this.running?.linkServer.connections.get(connectionId)
    connection?.drop()
    return connection !== undefined
  }

  connections(): readonly ConnectionSummary[] {
    return [...(this.running?.linkServer.connections.values() ?? [])].map(summarizeConnection)
  }

  /** Null for an unknown app. */
  secretsOf(appkey: string): AppSecrets | null {
    const app = this.world.apps.get(appkey)
    if (app === undefined) return null
    return {
      appSecret: app.appSecret,
      staticTokenOf: (accountId) => app.accounts.get(accountId)?.token ?? null,
    }
  }

  /** Takes the ports of the last time; where one of them is taken by now, those that were asked for. */
  private async openAgain(): Promise<RunningState> {
    const { port = 0, adminPort = 0 } = this.options
    const wanted = { link: port, admin: adminPort }
    if (this.lastPorts === null) return this.open(wanted)
    try {
      return await this.open(this.lastPorts)
    } catch {
      await this.closeAll()
      return this.open(wanted)
    }
  }

  private async open(ports: Ports): Promise<RunningState> {
    const { clock, tls = false } = this.options
    const callback = new ThirdPartyCallback(clock, this.events, () => this.sample.url)
    this.closers.push(() => Promise.resolve(callback.stop()))
    this.closers.push(() => Promise.resolve(this.copies.stop()))
    this.copies.start()
    this.closers.push(() => Promise.resolve(this.autoClose.stop()))
    this.autoClose.start(this.world.rooms)
    this.closers.push(() => this.sample.stop())
    if (this.world.wantsSample) await this.sample.start()
    const certificate = tls ? await makeCertificate(this.host) : null
    const { events, presence, moderation, faults, randomBytes } = this
    const { apps } = this.world
    const context = { clock, apps, events, presence, moderation, callback, faults }
    const limits = { ...DEFAULT_LINK_LIMITS, ...this.options.linkLimits }
    const linkServer = new LinkServer(context, randomBytes, certificate, limits)
    const link = await linkServer.listen(this.host, ports.link)
    this.closers.push(() => linkServer.close())
    const adminPort: AdminPort = {
      token: this.adminToken,
      operations: this.operations,
      faults: this.faults,
      describe: () => this.describe(),
      connections: () => this.connections(),
      exportWorld: () => this.exportWorld(),
      replaceWorld: (world) => this.replaceWorld(world),
      journal: this.journal,
      copies: this.copies,
      serverApi: {
        apps,
        events,
        operations: {
          accounts: this.operations.accounts,
          rooms: this.operations.rooms,
          members: this.operations.members,
          linkAddresses: (subject) => this.linkAddresses(subject),
          wallMs: () => clock.wallMs(),
        },
      },
    }
    const openRoutes = async () => (await import('./admin-routes')).AdminRoutes.open(adminPort)
    const adminServer = new AdminServer(openRoutes, this.options.adminLoad ?? 'start')
    this.closers.push(() => adminServer.close())
    const admin = await adminServer.listen(this.host, ports.admin)
    this.lastPorts = { link: portOf(link), admin: portOf(admin) }
    return { addresses: { link, admin }, linkServer, certificatePem: certificate?.certificatePem ?? null }
  }

  private async closeAll(): Promise<void> {
    const closers = this.closers
    this.closers = []
    await Promise.all(closers.map((close) => close()))
  }
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1))
}
