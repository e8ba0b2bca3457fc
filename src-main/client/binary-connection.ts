import type { Connection, ConnectionListener, ConnectionOptions } from './connection'
import type { ClientNetwork } from './network'
import type { V2NIMError } from './v2nim-error'
import { WebSocketPipe, type PipeListener } from './web-socket-pipe'

/** The binary transport: one packet per binary message, nothing else (protocol notes §3). */
export class BinaryConnection implements Connection, PipeListener {
  private readonly pipe: WebSocketPipe

  constructor(
    options: ConnectionOptions,
    private readonly listener: ConnectionListener,
    network: ClientNetwork,
  ) {
    const { tls, address } = options
    this.pipe = new WebSocketPipe(`${tls ? 'wss' : 'ws'}://${address}/websocket`, options, this, network)
  }

  upgraded(): void {
    this.pipe.establish()
    this.listener.opened()
  }

  message(data: Uint8Array | string): void {
    this.listener.received(data)
  }

  ended(error: V2NIMError): void {
    this.listener.ended(error)
  }

  send(data: Uint8Array): void {
    this.pipe.send(data)
  }

  close(): Promise<void> {
    return this.pipe.close()
  }
}
