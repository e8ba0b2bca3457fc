import type { PacketData, Transport } from '../../../src-shared/protocol'
import type { ClientNetwork } from '../../client'
import type { InputParts, RecordedClose } from './recorded-life'
import type { SentFrames } from './sent-frames'
import { StandInRequest, StandInSocket } from './stand-in-socket'

/** What of a recording concerns the network. */
export type NetworkInput = Extract<
  InputParts,
  {
    readonly type: 'handshakeAnswered' | 'handshakeFailed' | 'socketOpened' | 'socketClosed' | 'frameReceived'
  }
>

/**
 * A network that does to one client what the recorded one did: handshakes, upgrades, frames and closes come from the
 * recording. An answer waits until its request was sent.
 */
export class RecordedGateway implements ClientNetwork {
  private readonly sockets: StandInSocket[] = []
  private request: StandInRequest | null = null
  private readonly requested = new Set<string>()
  private readonly unreleased = new Map<string, PacketData[]>()

  constructor(
    private readonly transport: Transport,
    private readonly sent: SentFrames,
    private readonly report: (problem: string) => void,
  ) {}

  openSocket(url: string): StandInSocket {
    if (new URL(url).hash !== '') throw new SyntaxError('The URL contains a fragment identifier')
    const socket = new StandInSocket((data) => this.take(data))
    this.sockets.push(socket)
    return socket
  }

  get(url: string): StandInRequest {
    if (!URL.canParse(url)) throw new TypeError('Invalid URL')
    this.request = new StandInRequest()
    return this.request
  }

  /** The recording has come to something that the network did. */
  play(input: NetworkInput): void {
    switch (input.type) {
      case 'handshakeAnswered':
        return this.request?.answered()
      case 'handshakeFailed':
        return this.request?.failed(input.failure)
      case 'socketOpened':
        return this.current?.opened()
      case 'socketClosed':
        return this.close(input)
      case 'frameReceived':
        if (input.answers === null || this.requested.has(input.answers)) return this.deliver(input.data)
        return this.holdBack(input.answers, input.data)
      default:
        return input satisfies never
    }
  }

  /** The recording is over: answers whose request never came are told. */
  end(): void {
    for (const key of this.unreleased.keys()) {
      this.report(`the answer to ${key} waits for a request that it did not send`)
    }
  }

  private get current(): StandInSocket | undefined {
    return this.sockets.at(-1)
  }

  /** The client's own closes end in the order in which it closed. */
  private close(close: RecordedClose): void {
    const socket = close.byClient ? this.sockets.find(({ isClosing }) => isClosing) : this.current
    socket?.closed(close)
  }

  private deliver(data: PacketData): void {
    if (this.current?.message(data) !== true) this.report('it had no open connection for a recorded frame')
  }

  private holdBack(key: string, data: PacketData): void {
    this.unreleased.set(key, [...(this.unreleased.get(key) ?? []), data])
  }

  private take(data: PacketData): void {
    const key = this.sent.take(this.transport, data)
    this.requested.add(key)
    const answers = this.unreleased.get(key) ?? []
    this.unreleased.delete(key)
    // A server answers in a turn of its own.
    for (const answer of answers) queueMicrotask(() => this.deliver(answer))
  }
}
