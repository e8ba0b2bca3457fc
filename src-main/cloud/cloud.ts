import { randomBytes as systemRandomBytes } from 'node:crypto'
import type { CloudOverview } from '../../src-shared/console/console-service'
import type { World } from '../../src-shared/console/world'
import type { Clock } from '../../src-shared/time'
import { AdminServer } from './admin-server'
import { makeCertificate } from './certificate'
import { CloudApp } from './cloud-app'
import { CloudEvents, type CloudEventListener } from './cloud-events'
import { CloudOperations } from './cloud-operations'
import { summarizeConnection, type ConnectionSummary } from './connection-summary'
import { LinkServer } from './link-server'
import { Presence } from './presence'
import type { RandomBytes } from './random-bytes'
import { SampleThirdParty } from './sample-third-party'
import { ThirdPartyCallback } from './third-party-callback'

const ADMIN_TOKEN_SIZE_BYTES = 24

export interface CloudOptions {
  readonly world: World
  readonly clock: Clock
  /** Where both ports listen; loopback unless told otherwise. */
  readonly host?: string
  /** Link port; 0 takes a free one. */
  readonly port?: number
  readonly adminPort?: number
  /** Serves the link port over TLS with a certificate made at the start. */
  readonly tls?: boolean
  /** Bearer token of the admin port; made up when not given. */
  readonly adminToken?: string
  /** Hears every event from the first on. */
  readonly onEvent?: CloudEventListener
  readonly randomBytes?: RandomBytes
}

/** Where a running cloud is reached. */
export interface CloudAddresses {
  /** `host:port`, as a link provider returns it. */
  readonly link: string
  /** `http://host:port`. */
  readonly admin: string
}

/** Secrets of one app, for the composition root only: forms filled in advance, tokens made as an app server would. */
export interface AppSecrets {
  readonly appSecret: string
  /** Null for an unknown account. */
  readonly staticTokenOf: (accountId: string) => string | null
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
  private readonly apps: ReadonlyMap<string, CloudApp>
  private readonly host: string
  private readonly events: CloudEvents
  private readonly presence: Presence
  private readonly sample: SampleThirdParty
  private readonly randomBytes: RandomBytes
  /** Set from the moment of starting until the cloud is stopped. */
  private starting: Promise<RunningState> | null = null
  private running: RunningState | null = null
  /** How to close what was opened, in the order of opening. */
  private closers: (() => Promise<void>)[] = []

  constructor(private readonly options: CloudOptions) {
    const { clock, world } = options
    this.host = options.host ?? '127.0.0.1'
    this.randomBytes = options.randomBytes ?? systemRandomBytes
    this.adminToken =
      options.adminToken ?? Buffer.from(this.randomBytes(ADMIN_TOKEN_SIZE_BYTES)).toString('hex')
    this.apps = new Map(world.apps.map((app) => [app.appkey, new CloudApp(app)]))
    this.events = new CloudEvents(clock)
    if (options.onEvent) this.events.subscribe(options.onEvent)
    this.presence = new Presence(clock, this.randomBytes, this.events)
    this.operations = new CloudOperations(this.apps, this.presence)
    this.sample = new SampleThirdParty((appkey) => this.apps.get(appkey)?.appSecret)
  }

  /** The certificate of the link port as PEM, to be trusted by clients; null without TLS or while stopped. */
  get certificatePem(): string | null {
    return this.running?.certificatePem ?? null
  }

  /**
   * Opens the ports.
   * @throws Error when the cloud runs already, or naming the port that cannot be opened; nothing stays open then.
   */
  async start(): Promise<CloudAddresses> {
    if (this.starting !== null) throw new Error('The cloud was started already: stop it first.')
    this.starting = this.open()
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
    for (const app of this.apps.values()) for (const room of app.rooms.values()) room.empty()
    await this.closeAll()
    this.events.tell('cloudStopped', {})
  }

  /** @returns a function that ends the subscription. */
  onEvent(listener: CloudEventListener): () => void {
    return this.events.subscribe(listener)
  }

  /** Link addresses for a room and an account: this cloud has one for all. Empty while stopped. */
  linkAddresses(): readonly string[] {
    return this.running ? [this.running.addresses.link] : []
  }

  /** The world as it is now, without secrets. */
  describe(): CloudOverview {
    return {
      link: this.running?.addresses.link ?? null,
      admin: this.running?.addresses.admin ?? null,
      problem: null,
      apps: [...this.apps.values()].map((app) => app.describe()),
    }
  }

  connections(): readonly ConnectionSummary[] {
    return [...(this.running?.linkServer.connections.values() ?? [])].map(summarizeConnection)
  }

  /** Null for an unknown app. */
  secretsOf(appkey: string): AppSecrets | null {
    const app = this.apps.get(appkey)
    if (app === undefined) return null
    return {
      appSecret: app.appSecret,
      staticTokenOf: (accountId) => app.accounts.get(accountId)?.token ?? null,
    }
  }

  private async open(): Promise<RunningState> {
    const { clock, tls = false, port = 0, adminPort = 0 } = this.options
    const callback = new ThirdPartyCallback(clock, this.events, () => this.sample.url)
    this.closers.push(() => Promise.resolve(callback.stop()))
    if (this.usesSample()) {
      this.closers.push(() => this.sample.stop())
      await this.sample.start()
    }
    const certificate = tls ? await makeCertificate(this.host) : null
    const { apps, events, presence, randomBytes } = this
    const linkServer = new LinkServer({ clock, apps, events, presence, callback }, randomBytes, certificate)
    const link = await linkServer.listen(this.host, port)
    this.closers.push(() => linkServer.close())
    const adminServer = new AdminServer({
      token: this.adminToken,
      operations: this.operations,
      describe: () => this.describe(),
      connections: () => this.connections(),
    })
    this.closers.push(() => adminServer.close())
    const admin = await adminServer.listen(this.host, adminPort)
    return { addresses: { link, admin }, linkServer, certificatePem: certificate?.certificatePem ?? null }
  }

  private async closeAll(): Promise<void> {
    const closers = this.closers
    this.closers = []
    await Promise.all(closers.map((close) => close()))
  }

  private usesSample(): boolean {
    return [...this.apps.values()].some((app) => app.thirdPartyCallback?.url === 'sample')
  }
}
