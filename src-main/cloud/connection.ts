import {
  encodeErrorFor,
  encodeServerPacket,
  type CommandName,
  type Fields,
  type IncomingRequest,
  type PacketData,
  type Transport,
} from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { EventSubject } from './cloud-events'
import { nextPhase, type ConnectionChange, type ConnectionPhase } from './connection-phase'
import { FrameRate, type FrameVerdict } from './frame-rate'
import { IdleWatch } from './idle-watch'
import type { Push } from './push'
import type { Session } from './session'

/** A socket that carries no login is closed after this long. */
export const LOGIN_DEADLINE_MS = 20_000
/** A client sends a heartbeat every 30 s; three missed ones mean that it is gone. */
export const IDLE_LIMIT_MS = 90_000
/** Frames that a client may send before it is in a room: a login and a few retries. */
export const MAX_FRAMES_BEFORE_LOGIN = 16
/** A client that does not read is dropped once this much waits for it. */
const MAX_UNSENT_BYTES = 8 * 1_048_576
const OK = 200

/** WebSocket close codes that the cloud uses (RFC 6455 §7.4.1). */
export const CLOSE_CODE = { normal: 1000, goingAway: 1001, protocolError: 1002, policy: 1008 } as const

/** What a connection needs of its socket. */
export interface LinkSocket {
  readonly unsentBytes: number
  send(data: PacketData): void
  /** Begins the closing handshake; the close is told when it is done. */
  close(code: number, reason: string): void
  /** Drops the socket without a word. */
  terminate(): void
}

/** Whom a login claims to be. */
export type ClaimedIdentity = Required<Omit<EventSubject, 'connectionId'>>

/** The request that an answer belongs to. */
type Answerable = Pick<IncomingRequest, 'sid' | 'cid' | 'ser'>

export interface ConnectionOptions {
  readonly id: number
  readonly transport: Transport
  readonly remote: { readonly address: string; readonly port: number }
  readonly socket: LinkSocket
  readonly clock: Clock
  readonly maxFramesPerSecond: number
}

/** One client socket on the link port: its phase, its session, and how to speak to it in its transport. */
export class Connection {
  phase: ConnectionPhase = 'opened'
  session: Session | null = null
  /** Whom its last login claimed to be; events name it. */
  subject: EventSubject
  /** Why the cloud ended it; null when the other side did. */
  closeReason: string | null = null
  readonly id: number
  readonly transport: Transport
  readonly remote: ConnectionOptions['remote']
  private readonly socket: LinkSocket
  private readonly frameRate: FrameRate
  private framesBeforeLogin = 0
  private readonly idleWatch: IdleWatch

  constructor({ id, transport, remote, socket, clock, maxFramesPerSecond }: ConnectionOptions) {
    this.id = id
    this.subject = { connectionId: id }
    this.transport = transport
    this.remote = remote
    this.socket = socket
    this.frameRate = new FrameRate(clock, maxFramesPerSecond)
    this.idleWatch = new IdleWatch(clock, () => this.closeIdle())
    this.idleWatch.start(LOGIN_DEADLINE_MS)
  }

  /** Notes whom the connection claims to be. */
  identify({ appkey, roomId, accountId, deviceId }: ClaimedIdentity): void {
    this.subject = { appkey, roomId, accountId, deviceId, connectionId: this.id }
  }

  /** Moves to the next phase. @returns false when the change is not possible now; nothing has changed then. */
  change(change: ConnectionChange): boolean {
    const next = nextPhase(this.phase, change)
    if (next === null) return false
    this.phase = next
    this.watchPhase(next)
    return true
  }

  /** Notes that a frame arrived, and tells whether the client talks too much. */
  noteFrame(): FrameVerdict {
    if (this.phase !== 'entered')
      return ++this.framesBeforeLogin <= MAX_FRAMES_BEFORE_LOGIN ? 'fine' : 'flood'
    this.idleWatch.touch()
    return this.frameRate.note()
  }

  answer(request: Answerable, command: CommandName, fields: Fields): void {
    this.send(encodeServerPacket(this.transport, { command, ser: request.ser, code: OK, fields }))
  }

  refuse(request: Answerable, code: number): void {
    this.send(encodeErrorFor(this.transport, request, code))
  }

  push(push: Push): void {
    if (this.phase !== 'closed') this.send(push.encodedFor(this.transport))
  }

  /** Sends a frame as it is; used for control frames of the text transport. */
  send(data: PacketData): void {
    if (this.phase === 'closed') return
    if (this.socket.unsentBytes <= MAX_UNSENT_BYTES) return this.socket.send(data)
    this.closeReason = 'client does not read'
    this.socket.terminate()
  }

  /**
   * Ends the connection; frames sent before still reach the client. One whose end still waits behind a fault is hastened
   * when the cloud stops.
   */
  close(code: number, reason: string): void {
    if (this.change('socketClosed')) this.closeReason = reason
    else if (code !== CLOSE_CODE.goingAway) return
    this.socket.close(code, reason)
  }

  /** Breaks the connection as a network does: the client is told nothing. */
  drop(): void {
    this.closeReason = 'the link was dropped'
    this.socket.terminate()
  }

  private closeIdle(): void {
    this.closeReason =
      this.phase === 'entered'
        ? `no frame for ${IDLE_LIMIT_MS / 1000} s`
        : `no login within ${LOGIN_DEADLINE_MS / 1000} s`
    this.socket.close(CLOSE_CODE.policy, this.closeReason)
  }

  private watchPhase(phase: ConnectionPhase): void {
    switch (phase) {
      case 'opened':
        return this.idleWatch.start(LOGIN_DEADLINE_MS)
      case 'loggingIn':
      case 'closed':
        return this.idleWatch.stop()
      case 'entered':
        this.framesBeforeLogin = 0
        return this.idleWatch.start(IDLE_LIMIT_MS)
      default:
        return phase satisfies never
    }
  }
}
