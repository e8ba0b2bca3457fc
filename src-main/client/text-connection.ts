import { decodeTextFrame, TEXT_FRAME, type TextFrame } from '../../src-shared/protocol'
import type { Connection, ConnectionOptions } from './connection'
import { startHandshake, type Handshake } from './text-handshake'
import type { V2NIMError } from './v2nim-error'
import { connectFailed, linkLost, WebSocketPipe } from './web-socket-pipe'

/** Names under which control frames are recorded, by frame type. */
const CONTROL_NAMES: Readonly<Record<number, string>> = {
  0: 'textDisconnect',
  1: 'textConnect',
  2: 'textHeartbeat',
  4: 'textJson',
  5: 'textEvent',
  6: 'textAck',
  7: 'textError',
  8: 'textNoop',
}

const IGNORED_PREFIX = '\ufffd'

/**
 * The text transport (protocol notes §2): a GET, then a WebSocket whose first frame must be `1::`. A refused upgrade
 * fails the attempt at once, where the vendor's SDK hangs (protocol notes §15).
 */
export class TextConnection implements Connection {
  private readonly handshake: Handshake
  private pipe: WebSocketPipe | null = null
  private open = false
  private closed = false

  constructor(private readonly options: ConnectionOptions) {
    this.handshake = startHandshake(options)
    this.handshake.id.then(
      (id) => this.upgrade(id),
      (error: V2NIMError) => options.listener.ended(error),
    )
  }

  send(data: string): void {
    this.pipe?.send(data)
  }

  close(): Promise<void> {
    this.closed = true
    if (this.pipe === null) {
      this.handshake.cancel()
      return Promise.resolve()
    }
    if (this.open) this.sendControl(TEXT_FRAME.disconnect, 'textDisconnect')
    this.open = false
    return this.pipe.close()
  }

  private upgrade(id: string): void {
    if (this.closed) return
    const { tls, address, listener } = this.options
    const url = `${tls ? 'wss' : 'ws'}://${address}/socket.io/1/websocket/${encodeURIComponent(id)}`
    this.pipe = new WebSocketPipe(url, this.options, {
      upgraded: () => undefined,
      message: (data) => this.take(data),
      ended: (error) => {
        this.open = false
        listener.ended(error)
      },
    })
  }

  private take(data: Uint8Array | string): void {
    const text = typeof data === 'string' ? data : Buffer.from(data).toString('utf8')
    if (text.startsWith(IGNORED_PREFIX)) return
    const decoded = decodeTextFrame(text)
    if (decoded.ok && decoded.value.type !== 3) this.takeControl(decoded.value, text)
    else this.options.listener.received(text)
  }

  private takeControl(frame: TextFrame, text: string): void {
    this.record('in', CONTROL_NAMES[frame.type] ?? 'textControl', text)
    if (frame.type === 1) this.connected()
    else if (frame.type === 2) this.sendControl(TEXT_FRAME.heartbeat, 'textHeartbeat')
    else if (frame.type === 0) this.pipe?.abort(linkLost())
    else if (frame.type === 7 && !this.open) {
      this.pipe?.abort(connectFailed(this.options.address, `the server refused with ${text}`))
    }
  }

  private connected(): void {
    if (this.open) return
    this.open = true
    this.pipe?.establish()
    this.options.listener.opened()
  }

  private sendControl(text: string, name: string): void {
    this.record('out', name, text)
    this.pipe?.send(text)
  }

  private record(direction: 'in' | 'out', name: string, text: string): void {
    this.options.recorder.emit('frame', name, {
      frame: {
        direction,
        transport: 'text',
        data: text,
        sizeBytes: Buffer.byteLength(text),
        redacted: false,
      },
    })
  }
}
