import { decodeTextFrame, TEXT_FRAME, type TextFrame } from '../../src-shared/protocol'
import type { Connection, ConnectionListener, ConnectionOptions } from './connection'
import type { ClientNetwork } from './network'
import { startHandshake, type HandshakeListener } from './text-handshake'
import type { V2NIMError } from './v2nim-error'
import { CONNECT_FAILED, connectFailed, linkLost, WebSocketPipe, type PipeListener } from './web-socket-pipe'

/** Names under which control frames are recorded, by frame type. */
export const CONTROL_NAMES: Readonly<Record<number, string>> = {
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
 * fails the attempt at once; the vendor's SDK hangs there, and so does this one with the quirk `textUpgradeHang`.
 */
export class TextConnection implements Connection {
  private readonly cancelHandshake: () => void
  private pipe: WebSocketPipe | null = null
  private open = false
  private upgraded = false
  private dismissed = false

  constructor(
    private readonly options: ConnectionOptions,
    private readonly listener: ConnectionListener,
    private readonly network: ClientNetwork,
  ) {
    const handshake: HandshakeListener = {
      accepted: (handshakeId) => this.upgrade(handshakeId),
      failed: (error) => listener.ended(error),
    }
    this.cancelHandshake = startHandshake(options, handshake, network)
  }

  send(data: string): void {
    this.pipe?.send(data)
  }

  close(): Promise<void> {
    if (this.pipe === null) {
      this.cancelHandshake()
      return Promise.resolve()
    }
    if (this.open) this.sendControl(TEXT_FRAME.disconnect, 'textDisconnect')
    this.open = false
    return this.pipe.close()
  }

  private upgrade(id: string): void {
    const { tls, address } = this.options
    const url = `${tls ? 'wss' : 'ws'}://${address}/socket.io/1/websocket/${encodeURIComponent(id)}`
    const listener: PipeListener = {
      upgraded: () => (this.upgraded = true),
      message: (data) => this.take(data),
      ended: (error) => this.ended(error),
    }
    this.pipe = new WebSocketPipe(url, this.options, listener, this.network)
  }

  private take(data: Uint8Array | string): void {
    const text = typeof data === 'string' ? data : Buffer.from(data).toString('utf8')
    if (text.startsWith(IGNORED_PREFIX)) return
    const decoded = decodeTextFrame(text)
    if (decoded.ok && decoded.value.type !== 3) this.takeControl(decoded.value, text)
    else this.listener.received(text)
  }

  private takeControl(frame: TextFrame, text: string): void {
    this.record('in', CONTROL_NAMES[frame.type] ?? 'textControl', text)
    if (frame.type === 1) this.connected()
    else if (frame.type === 2) this.sendControl(TEXT_FRAME.heartbeat, 'textHeartbeat')
    else if (frame.type === 0) this.dismiss()
    else if (frame.type === 7 && !this.open) {
      this.pipe?.abort(connectFailed(this.options.address, `the server refused with ${text}`))
    }
  }

  /** `0::`: the server is done with this connection. */
  private dismiss(): void {
    this.dismissed = true
    this.pipe?.abort(linkLost())
  }

  private ended(error: V2NIMError): void {
    const { listener } = this
    const { quirks } = this.options
    this.open = false
    if (quirks.textUpgradeHang && !this.upgraded && error.code === CONNECT_FAILED) listener.stalled()
    else listener.ended(error, quirks.doubledStatusOnText0Frame && this.dismissed)
  }

  private connected(): void {
    if (this.open) return
    this.open = true
    this.pipe?.establish()
    this.listener.opened()
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
