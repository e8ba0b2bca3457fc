import * as http from 'node:http'
import { listen } from '../listen'

export interface ReceivedCopy {
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** A customer's server that takes copies; it may be down for a while and come back on the same port. */
export class CopyReceiver {
  readonly received: ReceivedCopy[] = []
  /** What it answers with. */
  status = 200
  private server: http.Server | null = null
  private port = 0

  static async start(): Promise<CopyReceiver> {
    const receiver = new CopyReceiver()
    await receiver.open()
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/copies`
  }

  /** The copies as they were told, each with all values as text. */
  get copies(): Record<string, string>[] {
    return this.received.map(({ body }) => JSON.parse(body) as Record<string, string>)
  }

  async open(): Promise<void> {
    this.server = http.createServer((request, response) => this.take(request, response))
    const address = await listen(this.server, { host: '127.0.0.1', port: this.port, purpose: 'test' })
    this.port = Number(address.split(':')[1])
  }

  async close(): Promise<void> {
    const { server } = this
    this.server = null
    if (server === null) return
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  private take(request: http.IncomingMessage, response: http.ServerResponse): void {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      this.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(this.status).end()
    })
  }
}
