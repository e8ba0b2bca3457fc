import * as http from 'node:http'
import { listen } from '../listen'

export interface ReceivedCallback {
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** How the receiver answers; null never answers. */
export type CallbackReply = { readonly status: number; readonly body: string } | null

/** A customer's server under test control: keeps what it received and answers what it is told. */
export class CallbackReceiver {
  readonly received: ReceivedCallback[] = []
  url = ''
  private arrival: (() => void) | null = null
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      this.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      this.arrival?.()
      if (this.reply !== null) response.writeHead(this.reply.status).end(this.reply.body)
    })
  })

  constructor(private readonly reply: CallbackReply) {}

  static async start(reply: CallbackReply): Promise<CallbackReceiver> {
    const receiver = new CallbackReceiver(reply)
    const address = await listen(receiver.server, { host: '127.0.0.1', port: 0, purpose: 'test' })
    receiver.url = `http://${address}/login?secret=in-the-query`
    return receiver
  }

  /** Waits until the first callback has arrived. */
  async arrived(): Promise<void> {
    if (this.received.length === 0) await new Promise<void>((resolve) => (this.arrival = resolve))
  }

  stop(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
