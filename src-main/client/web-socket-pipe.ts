import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocket, type RawData } from 'ws'
import { isAgreedClose } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { ConnectionOptions } from './connection'
import { MACHINE_NETWORK, type ClientNetwork, type NetworkSocket } from './network'
import type { InstanceRecorder } from './recording'
import { SingleTimer } from './single-timer'
import { messageOf, V2NIMError } from './v2nim-error'

/** How long the other side may take to answer a close before the socket is cut. */
const CLOSE_GRACE_MS = 1_000

const NORMAL_CLOSURE = 1000
const MS_PER_SECOND = 1000

/** What waits to be written when the other side does not read; more is refused with 192005. */
const MAX_BUFFERED_BYTES = 8 * 1_048_576

/** The connection could not be opened. */
export const CONNECT_FAILED = 192001

/** Where a socket keeps its pipe: the shared listeners find it there. */
const PIPE = Symbol('pipe')
interface PipedSocket {
  readonly [PIPE]: SocketEars
}

/** What a socket tells its pipe. */
interface SocketEars {
  upgradeHeard(stream: Socket): void
  openHeard(): void
  messageHeard(data: RawData, isBinary: boolean): void
  errorHeard(error: Error): void
  closeHeard(code: number, reason: Buffer): void
}

export interface PipeListener {
  upgraded(): void
  message(data: Uint8Array | string): void
  ended(error: V2NIMError): void
}

/**
 * A WebSocket with the clock's timers: opening is given up after 8 s unless `establish` is called, closing is
 * bounded, and nothing is told after `close` or `ended`.
 */
export class WebSocketPipe implements SocketEars {
  private readonly socket: NetworkSocket
  /** Bounds first the opening, then the closing; null in between. */
  private timer: SingleTimer | null = null
  private readonly clock: Clock
  private readonly recorder: InstanceRecorder
  private readonly address: string
  private established = false
  private silent = false
  private failure: string | null = null
  /** What the frames are written to; null before the upgrade. */
  private stream: Socket | null = null
  private isGone = false
  /** Resolves when the socket is gone; null until someone waits for that. */
  private gone: Promise<void> | null = null

  constructor(
    url: string,
    options: ConnectionOptions,
    private readonly listener: PipeListener,
    network: ClientNetwork = MACHINE_NETWORK,
  ) {
    // Kept one by one: the options as a whole are twice as large, and are of use only here.
    const { openTimeoutMs } = options
    this.clock = options.clock
    this.recorder = options.recorder
    this.address = options.address
    this.socket = network.openSocket(url, {
      perMessageDeflate: false,
      maxPayload: options.maxPayloadBytes,
      // One message at a time: what an answer sets off is done before the push behind it is read.
      allowSynchronousEvents: false,
      rejectUnauthorized: options.verifyCertificates,
    })
    if (openTimeoutMs !== null) this.startTimer(openTimeoutMs, () => this.giveUpOpening(openTimeoutMs))
    Object.assign(this.socket, { [PIPE]: this })
    this.socket.once('upgrade', hearUpgrade)
    this.socket.once('open', hearOpen)
    this.socket.on('message', hearMessage)
    this.socket.on('error', hearError)
    this.socket.on('close', hearClose)
  }

  /** Opening is complete; the text transport says so only after its first frame. */
  establish(): void {
    this.established = true
    this.stopTimer()
  }

  /** @throws V2NIMError 192005 while the other side leaves too much unread. */
  send(data: Uint8Array | string): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    if (this.socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      throw new V2NIMError(192005, {
        reason: 'Unable to send packet: the server does not read what was sent',
      })
    }
    this.gatherWrites()
    // A copy in Node's pool: `ws` would move the bytes of a small packet into memory of their own.
    this.socket.send(typeof data === 'string' ? data : Buffer.from(data))
  }

  /** Ends the pipe from this side with an error for the listener. */
  abort(error: V2NIMError): void {
    this.end(error)
    void this.close()
  }

  close(): Promise<void> {
    this.silent = true
    if (this.gone !== null) return this.gone
    this.gone = this.isGone ? Promise.resolve() : new Promise((resolve) => this.socket.once('close', resolve))
    this.stopTimer()
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.close(NORMAL_CLOSURE)
      this.startTimer(CLOSE_GRACE_MS, () => this.cut())
    } else {
      this.socket.terminate()
    }
    return this.gone
  }

  /** What is sent in one turn leaves in one write: three requests follow a login, and a write costs more than they do. */
  private gatherWrites(): void {
    const { stream } = this
    if (stream === null || stream.writableCorked > 0) return
    stream.cork()
    process.nextTick(uncork, stream)
  }

  upgradeHeard(stream: Socket): void {
    this.stream = stream
  }

  openHeard(): void {
    if (this.silent) return
    const { recorder, address } = this
    recorder.emit('frame', 'socketOpened', { payload: { address } })
    this.listener.upgraded()
  }

  messageHeard(data: RawData, isBinary: boolean): void {
    if (!this.silent) this.listener.message(toMessage(data, isBinary))
  }

  errorHeard(error: Error): void {
    this.failure = messageOf(error)
  }

  private giveUpOpening(timeoutMs: number): void {
    this.recorder.emit('timer', 'connectTimeout', {
      code: 192002,
      payload: { address: this.address, timeoutMs },
    })
    const reason = `no connection to ${this.address} within ${timeoutMs / MS_PER_SECOND} s`
    this.abort(new V2NIMError(192002, { reason }))
  }

  private cut(): void {
    const { recorder, address } = this
    recorder.emit('timer', 'closeTimeout', { payload: { address, timeoutMs: CLOSE_GRACE_MS } })
    this.socket.terminate()
  }

  closeHeard(code: number, reason: Buffer): void {
    this.isGone = true
    this.stopTimer()
    const { recorder, address } = this
    const payload = { address, reason: reason.toString('utf8'), byClient: this.silent, failure: this.failure }
    const kind = isAgreedClose({ name: 'socketClosed', code, payload }) ? 'frame' : 'error'
    recorder.emit(kind, 'socketClosed', { code, payload })
    // Who left waits for no error, and making one takes longer than the rest of this.
    if (this.silent) return
    this.end(this.established ? linkLost() : connectFailed(address, this.failure ?? `closed with ${code}`))
  }

  private startTimer(delayMs: number, action: () => void): void {
    this.timer ??= new SingleTimer(this.clock)
    this.timer.start(delayMs, action)
  }

  private stopTimer(): void {
    this.timer?.stop()
    this.timer = null
  }

  /** Tells the end, once. */
  private end(error: V2NIMError): void {
    if (this.silent) return
    this.silent = true
    this.listener.ended(error)
  }
}

// Listeners that all sockets share: functions made for each of them were a tenth of what an idle client kept.

function hearUpgrade(this: PipedSocket, { socket }: IncomingMessage): void {
  this[PIPE].upgradeHeard(socket)
}

function hearOpen(this: PipedSocket): void {
  this[PIPE].openHeard()
}

function hearMessage(this: PipedSocket, data: RawData, isBinary: boolean): void {
  this[PIPE].messageHeard(data, isBinary)
}

function hearError(this: PipedSocket, error: Error): void {
  this[PIPE].errorHeard(error)
}

function hearClose(this: PipedSocket, code: number, reason: Buffer): void {
  this[PIPE].closeHeard(code, reason)
}

function uncork(stream: Socket): void {
  stream.uncork()
}

/** 192003 in the vendor's words. */
export function linkLost(): V2NIMError {
  return new V2NIMError(192003, { reason: 'connection broken due to internal reasons' })
}

/** 192001 with the address and the cause. */
export function connectFailed(address: string, cause: string): V2NIMError {
  return new V2NIMError(CONNECT_FAILED, { reason: `cannot connect to ${address}: ${cause}` })
}

/** Own bytes: the socket's buffers are parts of larger ones, which a recorded frame would keep alive. */
function toMessage(data: RawData, isBinary: boolean): Uint8Array | string {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : (data as Buffer)
  return isBinary ? new Uint8Array(bytes) : bytes.toString('utf8')
}
