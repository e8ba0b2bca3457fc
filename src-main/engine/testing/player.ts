import { ALL_QUIRKS, type VendorQuirks } from '../../../src-shared/chatroom'
import type { ConsoleRecord } from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import type { EngineKind } from '../engine-client'
import { Aliases } from './aliases'
import { Cast, type CastMember } from './cast'
import { toEnterParams } from './enter-plan'
import { loginLines } from './login-lines'
import { advanceQuietly, settle } from './quiet'
import type { ClientStep, Scenario, ServerStep, Step } from './scenario'
import { SERVICE_EVENTS, type ServiceApi } from './service-api'
import { sortedJson } from './sorted-json'
import { Stage } from './stage'

/** Longest that leaving may take: the unanswered logout. */
const LEAVING_MS = 1_000

/** Who plays a scenario, and over which transport. */
export interface Playing {
  readonly engine: EngineKind
  readonly transport: Transport
  /** Defects of the vendor's SDK that the own client has. Default: all. */
  readonly vendorQuirks?: VendorQuirks
}

/** Plays a scenario with one engine. @returns what could be observed, one line each, in order. */
export async function play(scenario: Scenario, playing: Playing): Promise<string[]> {
  const stage = await Stage.open(scenario)
  const player = new Player(scenario, stage, playing)
  try {
    await player.run()
    return [...player.trace, ...stage.requestsSeen]
  } finally {
    await stage.close()
    await player.close()
  }
}

class Player {
  readonly trace: string[] = []
  private recordCount = 0
  private readonly cast: Cast
  private readonly aliases: Aliases

  constructor(
    private readonly scenario: Scenario,
    private readonly stage: Stage,
    { engine, transport, vendorQuirks = ALL_QUIRKS }: Playing,
  ) {
    const onRecord = (record: ConsoleRecord) => this.hear(record)
    this.aliases = new Aliases(stage.addresses)
    const { clock } = stage
    this.cast = new Cast({ engine, transport, clock, onRecord, vendorQuirks }, (name, client) =>
      this.listenTo(name, client),
    )
  }

  async run(): Promise<void> {
    for (const step of this.scenario.steps) {
      this.note('#', step.do, 'ms' in step ? step.ms : undefined)
      await this.perform(step)
      await settle(this.stage.clock, this.activity)
    }
  }

  async close(): Promise<void> {
    const ended = this.cast.destroy()
    await advanceQuietly(this.stage.clock, LEAVING_MS, this.activity)
    await ended
  }

  private readonly activity = (): number => this.recordCount + this.trace.length + this.stage.activity

  private async perform(step: Step): Promise<void> {
    if (step.do === 'advance') await advanceQuietly(this.stage.clock, step.ms, this.activity)
    else if (step.do === 'tellSockets') this.note('sockets', this.stage.openSocketCount)
    else if (isClientStep(step)) this.act(step)
    else await this.stage.perform(step)
  }

  /** Does not wait: how a call ends is part of the trace. */
  private act(step: ClientStep): void {
    const { client: name = 'A' } = step
    const { engine, service, queue, messages, room } = this.cast.client(name)
    switch (step.do) {
      case 'enter':
        this.observe(`${name} enter`, engine.enter((step.roomId ?? '36') as string, this.paramsOf(step)))
        return
      case 'kick':
        this.observe(`${name} kick`, engine.kickMember(step.accountId, step.extension))
        return
      case 'call':
        this.observe(
          `${name} ${step.method}`,
          (step.of === 'queue' ? queue : service).call(step.method, ...step.input),
        )
        return
      case 'send':
        this.observe(`${name} send`, sendText(service, messages, step))
        return
      case 'tellRoom':
        this.note(name, 'room', sortedJson(room() ?? null))
        return
      case 'network':
        engine.networkChanged(step.state)
        return
      // The vendor's exit() returns nothing, so when it ends is not compared; its callbacks are.
      case 'exit':
        void engine.exit()
        return
      case 'destroy':
        void engine.destroy()
    }
  }

  private paramsOf({ client: name = 'A', login }: Extract<ClientStep, { do: 'enter' }>) {
    const { clock, addresses } = this.stage
    return toEnterParams(
      { ...this.scenario.login, ...login },
      {
        clock,
        addresses,
        onAsk: (provider, values) => this.note(name, 'asks', provider, JSON.stringify(values)),
      },
    )
  }

  private observe(call: string, result: Promise<unknown>): void {
    result.then(
      (value) => this.note(call, 'resolved', sortedJson(value)),
      (error: unknown) => this.note(call, 'rejected', (error as { code: number }).code),
    )
  }

  private listenTo(name: string, { engine: client, service }: CastMember): void {
    client.on('onChatroomStatus', (status, error) => this.note(name, 'status', status, error?.code))
    client.on('onChatroomEntered', () => this.note(name, 'entered'))
    client.on('onChatroomExited', (error) => this.note(name, 'exited', error?.code))
    client.on('onChatroomKicked', (info) => this.note(name, 'kicked', sortedJson(info)))
    if (this.scenario.tellsService !== true) return
    for (const event of SERVICE_EVENTS) {
      service.on(event, (...values) => this.note(name, event, sortedJson(values)))
    }
  }

  private hear({ name, frame }: ConsoleRecord): void {
    this.recordCount++
    if (name !== 'v2ChatroomLogin' || frame?.direction !== 'out') return
    for (const line of loginLines(frame)) this.note(line)
  }

  private note(...parts: (string | number | undefined)[]): void {
    this.trace.push(this.aliases.apply(parts.filter((part) => part !== undefined).join(' ')))
  }
}

/** Rejects too where the message cannot be made. */
async function sendText(
  service: ServiceApi,
  messages: CastMember['messages'],
  { text, change = {} }: Extract<ClientStep, { do: 'send' }>,
): Promise<unknown> {
  // The vendor's SDK marks the very object, so it is changed and not copied.
  const message = Object.assign(messages.createTextMessage(text) as object, change)
  return await service.call('sendMessage', message)
}

const CLIENT_STEPS: readonly string[] = [
  'enter',
  'exit',
  'destroy',
  'kick',
  'call',
  'send',
  'tellRoom',
  'network',
] satisfies readonly ClientStep['do'][]

function isClientStep(step: ClientStep | ServerStep): step is ClientStep {
  return CLIENT_STEPS.includes(step.do)
}
