import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import {
  defaultEnterDraft,
  splitDraft,
  type CloudChange,
  type ConsoleRecord,
  type EnterDraft,
  type World,
} from '../../src-shared/console'
import {
  castOf,
  type EnterOverrides,
  type Scenario,
  type ScenarioCast,
} from '../../src-shared/console/scenario'
import { createCloud, type CloudOptions, type EmbeddedCloud } from '../cloud'
import { EngineFleet, type MessageAudience } from '../engine'
import { CloudApi } from '../ipc/cloud-api'
import { makeCloudChange } from '../ipc/cloud-changes'
import { toCloudRecord } from '../ipc/cloud-records'
import { CloudWorld } from '../ipc/cloud-world'
import { DraftLog } from '../ipc/draft-log'
import { InstanceDesk } from '../ipc/instance-desk'
import type { StageEvents } from '../replay'
import type { ScenarioTime } from './scenario-time'

/** Where a run goes in place of what its scenario says. */
export interface RunTarget {
  readonly engine?: EnterDraft['engine']
  /** A real cloud. */
  readonly link?: { readonly addresses: readonly string[]; readonly tls: boolean }
}

export interface StageOptions {
  readonly scenario: Scenario
  readonly world: World
  readonly target: RunTarget
  readonly time: ScenarioTime
  readonly events: Pick<StageEvents, 'describeInstance' | 'record' | 'keepSecret'>
  /** Told every secret before it is used. */
  readonly onSecrets: (secrets: readonly string[]) => void
}

/** How an enter() or another call ended. */
export interface OperationEnd {
  readonly result: 'entered' | 'done' | 'refused' | 'failed' | 'cancelled'
  readonly code: number
  readonly reason: string
}

/** The actors of one run and their embedded cloud, apart from all others. */
export class ScenarioStage {
  readonly cloud: EmbeddedCloud
  readonly cast: ScenarioCast
  readonly api: CloudApi
  readonly world: CloudWorld
  private readonly fleet: EngineFleet
  private readonly desk: InstanceDesk
  private readonly instanceIds = new Map<string, number>()
  private readonly drafts = new Map<string, EnterDraft>()
  private readonly deviceIds = new Map<string, string>()
  /** The device of the instance that is made next. */
  private nextDeviceId: string | null = null

  /** @throws Error when the cloud cannot open its ports. */
  static async open(options: StageOptions): Promise<ScenarioStage> {
    // Clients come back to the addresses that they know: a cloud that is stopped and started again keeps its ports.
    const isRestarted = options.scenario.steps.some((step) => /"stop(Server)?"/.test(JSON.stringify(step)))
    const ports = isRestarted ? { port: await freePort(), adminPort: await freePort() } : {}
    const stage = new ScenarioStage(options, ports)
    if (options.target.link === undefined) await stage.startCloud()
    return stage
  }

  private constructor(
    private readonly options: StageOptions,
    ports: Pick<CloudOptions, 'port' | 'adminPort'>,
  ) {
    const { scenario, world, time, events } = options
    const { clock } = time
    this.cast = castOf(scenario.actors)
    const observe = (record: ConsoleRecord) => events.record(this.desk.observe(record))
    this.fleet = new EngineFleet({ clock, onRecord: observe })
    this.cloud = createCloud({
      ...{ world, clock, ...ports },
      onEvent: (event) => events.record(toCloudRecord(event, (one) => this.desk.instanceOfEvent(one))),
    })
    this.api = new CloudApi(this.cloud, clock)
    this.world = new CloudWorld({ cloud: this.cloud, firstWorld: world, dialogs: null })
    this.desk = new InstanceDesk({
      fleet: this.fleet,
      sources: {
        clock,
        makeNonce: newDeviceId,
        linkAddresses: (subject) => this.cloud.linkAddresses(subject),
        secretsOf: (appkey) => this.cloud.secretsOf(appkey),
      },
      sessionStartedNs: clock.nowNs(),
      makeDeviceId: () => this.nextDeviceId ?? newDeviceId(),
      describe: (instance) => events.describeInstance(instance),
      draftLog: new DraftLog({ clock, record: events.record, keepSecret: events.keepSecret }),
      onChange: () => undefined,
    })
    for (const name of Object.keys(scenario.actors)) this.prepare(name)
    options.onSecrets(secretsOfWorld(world))
  }

  async close(): Promise<void> {
    await this.fleet.destroyAll()
    await this.cloud.stop()
  }

  async startCloud(): Promise<void> {
    await this.cloud.start()
  }

  async stopCloud(): Promise<void> {
    await this.cloud.stop()
  }

  get appkey(): string {
    return this.options.world.apps[0]?.appkey ?? ''
  }

  get roomId(): string {
    return this.options.world.apps[0]?.rooms[0]?.roomId ?? ''
  }

  /** Null before the actor has entered for the first time. */
  instanceOf(actor: string): number | null {
    return this.instanceIds.get(actor) ?? null
  }

  /** The account of an actor; what names no actor is an account itself. */
  accountOf(name: string): string {
    const id = this.instanceIds.get(name)
    const entered = this.desk.list().find(({ instanceId }) => instanceId === id)
    return entered?.accountId ?? this.drafts.get(name)?.accountId ?? name
  }

  roomOf(actor: string): string {
    return this.drafts.get(actor)?.roomId ?? this.roomId
  }

  summaryOf(actor: string) {
    const id = this.instanceIds.get(actor)
    return this.desk.list().find(({ instanceId }) => instanceId === id) ?? null
  }

  /** Begins an enter(). @returns what resolves with how it ended. @throws ConsoleError when it cannot begin. */
  async enter(
    actor: string,
    overrides: EnterOverrides = {},
  ): Promise<{ readonly ended: Promise<OperationEnd> }> {
    const id = this.place(actor, overrides)
    await this.desk.enter(id)
    return { ended: this.desk.settled(id).then(() => this.endOf(id)) }
  }

  /** Another instance with the draft of an actor, on a device of its own or on the same. */
  double(actor: string, isSameDevice: boolean): string {
    const name = `${actor} ${isSameDevice ? '(again)' : '(other device)'} ${this.instanceIds.size + 1}`
    const draft = this.draftOf(actor)
    this.drafts.set(name, { ...draft, isFixedDeviceId: isSameDevice && draft.isFixedDeviceId })
    const device = this.deviceIds.get(actor)
    if (isSameDevice && device !== undefined) this.deviceIds.set(name, device)
    return name
  }

  exit(actor: string): Promise<unknown> {
    return this.act(actor, (id) => this.desk.exit(id))
  }

  async destroy(actor: string): Promise<void> {
    await this.act(actor, (id) => this.desk.destroy(id))
    this.instanceIds.delete(actor)
  }

  kickMember(by: string, accountId: string, extension: string): Promise<unknown> {
    return this.act(by, (id) => this.desk.kickMember(id, accountId, extension))
  }

  sendText(from: string, text: string, audience: MessageAudience): Promise<unknown> {
    return this.act(from, (id) => this.desk.sendText(id, text, audience))
  }

  networkChanged(actor: string, state: 'online' | 'offline'): Promise<unknown> {
    return this.act(actor, async (id) => this.desk.networkChanged(id, state))
  }

  change(change: CloudChange): Promise<unknown> {
    const { cloud, api, world } = this
    return makeCloudChange({ cloud, api, world }, change)
  }

  private act(actor: string, what: (instanceId: number) => Promise<unknown>): Promise<unknown> {
    const id = this.instanceIds.get(actor)
    if (id === undefined) return Promise.reject(new Error(`${actor} has no instance: it has not entered yet`))
    return what(id)
  }

  private endOf(id: number): OperationEnd {
    const error = this.desk.enterErrorOf(id)
    if (error === null) return { result: 'entered', code: 200, reason: '' }
    const { code, reason, answered } = error
    return { result: code === CANCELLED ? 'cancelled' : answered ? 'refused' : 'failed', code, reason }
  }

  private prepare(name: string): void {
    const { world } = this.options
    for (const single of this.cast.membersOf(name)) {
      const fields: EnterOverrides & { count?: number | undefined } = { ...this.cast.members.get(single) }
      delete fields.count
      const app = world.apps[0]
      const accountId = fields.anonymousMode === true ? '' : name
      const base = { appkey: app?.appkey ?? '', roomId: this.roomId, accountId }
      this.drafts.set(single, merge(defaultEnterDraft(base), fields))
    }
  }

  private draftOf(actor: string): EnterDraft {
    return this.drafts.get(actor) ?? defaultEnterDraft()
  }

  private place(actor: string, overrides: EnterOverrides): number {
    const draft = aimed(merge(this.draftOf(actor), overrides), this.options.target)
    this.options.onSecrets(splitDraft(draft, ({ path }) => path).secrets.map(({ value }) => value))
    const known = this.instanceIds.get(actor)
    if (known !== undefined) {
      this.desk.update(known, draft)
      return known
    }
    const deviceId = this.deviceIds.get(actor) ?? newDeviceId()
    this.deviceIds.set(actor, deviceId)
    this.nextDeviceId = deviceId
    const { instanceId } = this.desk.create(draft)
    this.nextDeviceId = null
    this.instanceIds.set(actor, instanceId)
    return instanceId
  }
}

const CANCELLED = 191_002

function merge(draft: EnterDraft, overrides: EnterOverrides): EnterDraft {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined)
  return { ...draft, ...(Object.fromEntries(given) as Partial<EnterDraft>) }
}

/** Another engine or another cloud takes the place of the scenario's, but not of a provider that fails on purpose. */
function aimed(draft: EnterDraft, { engine, link }: RunTarget): EnterDraft {
  const chosen = engine === undefined ? draft : { ...draft, engine }
  if (link === undefined) return chosen
  const source = { kind: 'fixed' as const, addresses: [...link.addresses], tls: link.tls }
  const { linkProvider } = chosen
  if (linkProvider.kind !== 'fault') return { ...chosen, linkProvider: source }
  return linkProvider.fault === 'delay'
    ? { ...chosen, linkProvider: { ...linkProvider, then: source } }
    : chosen
}

function secretsOfWorld({ apps }: World): string[] {
  return apps.flatMap(({ appSecret, accounts }) => [appSecret, ...accounts.map(({ token }) => token)])
}

function newDeviceId(): string {
  return randomBytes(16).toString('hex')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
