import type { Connection, ConnectionOptions } from './connection'
import { WebSocketPipe } from './web-socket-pipe'

/** The binary transport: one packet per binary message, nothing else (protocol notes §3). */
export class BinaryConnection implements Connection {
  private readonly pipe: WebSocketPipe

  constructor(options: ConnectionOptions) {
    const { tls, address, listener } = options
    const url = `${tls ? 'wss' : 'ws'}://${address}/websocket`
    this.pipe = new WebSocketPipe(url, options, {
      upgraded: () => {
        this.pipe.establish()
        listener.opened()
      },
      message: (data) => listener.received(data),
      ended: (error) => listener.ended(error),
    })
  }

  send(data: Uint8Array): void {
    this.pipe.send(data)
  }

  close(): Promise<void> {
    return this.pipe.close()
  }
}
