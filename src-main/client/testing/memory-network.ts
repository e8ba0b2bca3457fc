import {
  decodeRequest,
  encodeErrorFor,
  encodeServerPacket,
  type CommandName,
  type Fields,
  type IncomingRequest,
} from '../../../src-shared/protocol'
import type { Connection, ConnectionListener, ConnectionOptions, OpenConnection } from '../connection'
import { connectFailed, linkLost } from '../web-socket-pipe'
import { V2NIMError } from '../v2nim-error'
import { acceptedLogin } from './scripted-server'

/** What a server does with one request. */
export const REACTIONS = [
  'answer',
  'answerTwice',
  'answerLater',
  'refuseForNow',
  'refuseForGood',
  'relink',
  'silence',
  'wrongSerial',
  'wrongCommand',
  'truncated',
  'garbage',
  'kick',
  'close',
] as const
export type Reaction = (typeof REACTIONS)[number]

export interface ServerBehaviour {
  readonly opening: 'opens' | 'fails' | 'hangs'
  readonly login: Reaction
  readonly other: Reaction
}

/** A binary network without sockets, so that thousands of server behaviours play in virtual time. */
export class MemoryNetwork {
  readonly connections: MemoryConnection[] = []

  /** @param behave asked once for each connection. */
  constructor(private readonly behave: () => ServerBehaviour) {}

  readonly openConnection: OpenConnection = (_, options, listener) => {
    const connection = new MemoryConnection(options, listener, this.behave())
    this.connections.push(connection)
    return connection
  }

  get openCount(): number {
    return this.connections.filter(({ isClosed }) => !isClosed).length
  }
}

/** Both ends of one connection. Like a socket it is silent once it was closed or has ended. */
export class MemoryConnection implements Connection {
  isClosed = false
  private readonly unanswered: (() => void)[] = []
  private readonly stopTimer: () => void

  constructor(
    private readonly options: ConnectionOptions,
    private readonly listener: ConnectionListener,
    private readonly behaviour: ServerBehaviour,
  ) {
    const { clock, openTimeoutMs, address } = options
    const giveUp = () => this.end(new V2NIMError(192002, { reason: `no connection to ${address}` }))
    const timer =
      openTimeoutMs !== null && behaviour.opening === 'hangs' ? clock.setTimeout(giveUp, openTimeoutMs) : null
    this.stopTimer = () => (timer === null ? undefined : clock.clearTimeout(timer))
    queueMicrotask(() => this.begin())
  }

  send(data: Uint8Array | string): void {
    const decoded = decodeRequest('binary', data)
    if (!decoded.ok || this.isClosed) return
    const { login, other } = this.behaviour
    const request = decoded.value
    // A server answers in a turn of its own.
    queueMicrotask(() => this.react(request, request.command === 'v2ChatroomLogin' ? login : other))
  }

  close(): Promise<void> {
    this.isClosed = true
    this.stopTimer()
    return Promise.resolve()
  }

  deliver(data: Uint8Array): void {
    if (!this.isClosed) this.listener.received(data)
  }

  /** The other side closes, or the network breaks. */
  end(error: V2NIMError = linkLost()): void {
    if (this.isClosed) return
    void this.close()
    this.listener.ended(error)
  }

  kick(): void {
    const fields = { kickedReason: 3, serverExtension: 'x' }
    this.deliver(encodeServerPacket('binary', { command: 'v2ChatroomBeKicked', ser: 0, code: 200, fields }))
  }

  /** Answers what was put off. */
  answerLate(): void {
    for (const answer of this.unanswered.splice(0)) answer()
  }

  private begin(): void {
    if (this.isClosed) return
    if (this.behaviour.opening === 'opens') this.listener.opened()
    else if (this.behaviour.opening === 'fails') this.end(connectFailed(this.options.address, 'refused'))
  }

  private react(request: IncomingRequest, reaction: Reaction): void {
    const { command } = request
    if (command === null) return
    const answer = (change: { ser?: number; command?: CommandName } = {}) =>
      this.deliver(
        encodeServerPacket('binary', {
          command,
          ser: request.ser,
          code: 200,
          fields: fieldsFor(request),
          ...change,
        }),
      )
    const reactions: Record<Reaction, () => void> = {
      answer,
      answerTwice: () => [answer(), answer()],
      answerLater: () => this.unanswered.push(answer),
      refuseForNow: () => this.deliver(encodeErrorFor('binary', request, 503)),
      refuseForGood: () => this.deliver(encodeErrorFor('binary', request, 403)),
      relink: () => this.deliver(encodeErrorFor('binary', request, 399)),
      silence: () => undefined,
      wrongSerial: () => answer({ ser: request.ser + 1000 }),
      wrongCommand: () => this.deliver(encodeErrorFor('binary', { ...request, sid: 77, cid: 7 }, 200)),
      truncated: () => this.deliver(Uint8Array.of(0, request.sid, request.cid)),
      garbage: () => this.deliver(Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 255) % 256)),
      kick: () => this.kick(),
      close: () => this.end(),
    }
    reactions[reaction]()
  }
}

function fieldsFor(request: IncomingRequest): Fields {
  if (request.command === 'v2ChatroomLogin') return acceptedLogin(request)
  return request.command === 'v2ChatroomGetServerTime' ? { time: 1_700_000_000_000 } : {}
}
