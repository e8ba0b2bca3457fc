import type { BehaviourRules } from '../../../src-shared/chatroom'
import type { RecordSink } from '../../../src-shared/console'
import { CLIENT_CONSTANTS } from '../../../src-shared/protocol'
import { ChatroomClientFleet, connectionsOver, type AppMemory, type ChatroomClient } from '../../client'
import { performService } from './perform-service'
import { RecordedGateway } from './recorded-gateway'
import type { LifeSettings, RecordedInput, RecordedLife, RecordedOperation } from './recorded-life'
import { RecordedProviders } from './recorded-providers'
import { RecordedRandom } from './recorded-random'
import { everythingFollowed, TimerOwner, type ReplayClock } from './replay-clock'
import { reviveParams } from './revive-params'
import { SentFrames } from './sent-frames'

const DEVICE_ID_HEX_LENGTH = 32

export interface LifePlayerOptions {
  readonly life: RecordedLife
  readonly clock: ReplayClock
  /** What all clients of the recording knew together. */
  readonly memory: AppMemory
  readonly rules: BehaviourRules
  readonly onRecord: RecordSink
  /** Takes what could not be done as recorded, half a sentence each. */
  readonly report: (problem: string) => void
}

/** A fresh client that lives a recorded life again: everything outside of it comes from the recording. */
export class LifePlayer {
  private readonly owner: TimerOwner
  private readonly random = new RecordedRandom()
  private readonly providers = new RecordedProviders()
  private readonly sent: SentFrames
  private readonly gateway: RecordedGateway
  private readonly fleet: ChatroomClientFleet
  private readonly client: ChatroomClient

  constructor(private readonly options: LifePlayerOptions) {
    const { life, clock, memory, rules, onRecord, report } = options
    this.owner = new TimerOwner(life.firings)
    this.sent = new SentFrames(life.sent, report)
    this.gateway = new RecordedGateway(life.settings.transport, this.sent, report)
    const clientClock = clock.clockOf(this.owner)
    this.fleet = new ChatroomClientFleet({
      clock: clientClock,
      idleClock: clientClock,
      memory,
      random: this.random,
      openConnection: connectionsOver(this.gateway),
      onRecord: (record) => onRecord({ ...record, instanceId: life.description.instanceId }),
    })
    this.client = this.newClient(life.settings, rules)
  }

  /** Lets the next recorded input happen; resolves when all that follows from it is done. */
  async take(input: RecordedInput): Promise<void> {
    switch (input.type) {
      case 'operation':
        this.perform(input.operation)
        break
      case 'providerAnswered':
        this.providers.answer(input.name, input.answer)
        break
      case 'timerFired':
        return this.options.clock.fire(this.owner, input.delayMs)
      case 'handshakeAnswered':
      case 'handshakeFailed':
      case 'socketOpened':
      case 'socketClosed':
      case 'frameReceived':
        this.gateway.play(input)
        break
      default:
        return input satisfies never
    }
    await everythingFollowed()
  }

  /** The recording is over: what it has and this client has not is told. */
  end(): void {
    this.sent.end()
    this.gateway.end()
  }

  private newClient(settings: LifeSettings, { profile, quirks }: BehaviourRules): ChatroomClient {
    const { appkey, transport, tls, clientType, customClientType, deviceId, clientSession } = settings
    this.random.prepare(['0'.repeat(DEVICE_ID_HEX_LENGTH), clientSession])
    return this.fleet.newInstance(
      {
        appkey,
        binaryWebsocket: transport === 'binary',
        loginSDKTypeParamCompat: settings.loginSDKTypeParamCompat,
        ...(customClientType === null ? {} : { customClientType }),
      },
      { clientType, tls, profile, vendorQuirks: quirks, ...(deviceId === '' ? {} : { deviceId }) },
    )
  }

  private perform(operation: RecordedOperation): void {
    const { name, to } = operation
    switch (name) {
      case 'enter':
        return this.enter(operation)
      case 'exit':
        return ignoreOutcome(this.client.exit())
      case 'destroyInstance':
        return ignoreOutcome(this.fleet.destroyInstance(this.client.getInstanceId()))
      case 'networkChanged':
        return this.client.networkChanged(to === 'online' ? 'online' : 'offline')
      default:
        this.performService(operation)
    }
  }

  /** One that was refused has no parameters on record; another one that is refused stands for it. */
  private enter({ payload, accountId }: RecordedOperation): void {
    const { roomId, params } = payload
    const described = params !== null && typeof params === 'object' && !Array.isArray(params) ? params : {}
    this.random.prepare(anonymousDraws(accountId))
    const entered = this.client.enter(
      typeof roomId === 'string' ? roomId : '',
      reviveParams(described, this.providers),
    )
    ignoreOutcome(entered)
  }

  private performService(operation: RecordedOperation): void {
    const asked = performService(this.client.V2NIMChatroomService, operation)
    if (asked !== null) {
      ignoreOutcome(asked)
      return
    }
    const { name, refusal } = operation
    const why = refusal === null ? 'the recording holds no arguments of it' : `it was refused with ${refusal}`
    this.options.report(`it did not ask for ${name} again: ${why}`)
  }
}

/** What an anonymous account was made of; nothing for an account with a name. */
function anonymousDraws(accountId: string | null): string[] {
  const { anonymousAccountPrefix: prefix } = CLIENT_CONSTANTS
  return accountId?.startsWith(prefix) ? [accountId.slice(prefix.length).replaceAll('-', '')] : []
}

/** How it ends is on record. */
function ignoreOutcome(outcome: Promise<unknown> | undefined): void {
  outcome?.catch(() => undefined)
}
