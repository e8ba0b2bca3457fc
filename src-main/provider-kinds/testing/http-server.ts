import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What the server answers; null leaves the request without an answer. */
export interface PlannedAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A real server on 127.0.0.1 that answers as planned and remembers what it was asked. */
export class TestHttpServer {
  readonly seen: SeenRequest[] = []
  /** `127.0.0.1:port` from the start on. */
  host = ''
  private readonly server: Server
  private onSeen: (() => void) | null = null

  constructor(private readonly answer: (request: SeenRequest) => PlannedAnswer | null) {
    this.server = createServer(this.listener)
  }

  get origin(): string {
    return `http://${this.host}`
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.server.closeAllConnections()
    await closed
  }

  /** Resolves once a request has arrived. */
  async nextRequest(): Promise<void> {
    if (this.seen.length === 0) await new Promise<void>((resolve) => (this.onSeen = resolve))
  }

  private readonly listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const seen = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
      this.seen.push(seen)
      this.onSeen?.()
      const planned = this.answer(seen)
      if (planned !== null) response.writeHead(planned.status ?? 200, planned.headers).end(planned.body ?? '')
    })
  }
}
