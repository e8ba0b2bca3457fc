import { EventEmitter } from 'node:events'
import type { NetworkRequest, NetworkResponse, NetworkSocket } from '../../client'
import { formatHandshakeBody, type PacketData } from '../../../src-shared/protocol'
import type { RecordedClose } from './recorded-life'

/** The states of a WebSocket, by their numbers in the standard. */
const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3

/** A WebSocket without a network: the recording opens it, speaks on it and closes it. */
export class StandInSocket extends EventEmitter implements NetworkSocket {
  readyState: NetworkSocket['readyState'] = CONNECTING
  readonly bufferedAmount = 0

  /** @param onSend takes what the client sends. */
  constructor(private readonly onSend: (data: PacketData) => void) {
    super()
  }

  send(data: unknown): void {
    this.onSend(data as PacketData)
  }

  close(): void {
    if (this.readyState !== CLOSED) this.readyState = CLOSING
  }

  terminate(): void {
    this.close()
  }

  /** The client has closed it, and waits for its end. */
  get isClosing(): boolean {
    return this.readyState === CLOSING
  }

  opened(): void {
    if (this.readyState !== CONNECTING) return
    this.readyState = OPEN
    this.emit('open')
  }

  /** @returns false when it is not open: nothing is told. */
  message(data: PacketData): boolean {
    if (this.readyState !== OPEN) return false
    const isBinary = typeof data !== 'string'
    this.emit('message', Buffer.from(data as string), isBinary)
    return true
  }

  closed({ code, reason, failure }: RecordedClose): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    if (failure !== null) this.emit('error', new Error(failure))
    this.emit('close', code, Buffer.from(reason))
  }
}

/** The GET before a text connection, without a network. */
export class StandInRequest extends EventEmitter implements NetworkRequest {
  private over = false

  /** The client has given it up and hears no more of it. */
  destroy(): void {
    this.over = true
  }

  failed(failure: string): void {
    if (this.over) return
    this.over = true
    this.emit('error', new Error(failure))
  }

  answered(): void {
    if (this.over) return
    this.over = true
    this.emit('response', handshakeAnswer())
  }
}

/** What the id is makes no difference: only the stand-in reads it. */
function handshakeAnswer(): NetworkResponse {
  return {
    statusCode: 200,
    destroy: () => undefined,
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(formatHandshakeBody('replayed'))
    },
  }
}
