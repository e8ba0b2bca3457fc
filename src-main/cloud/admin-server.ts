import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { listen } from './listen'

/** How long a script may keep a connection that it does not use. */
const KEEP_ALIVE_MS = 72_000

/**
 * When the routes of the admin port are loaded, more code than all the rest of a cloud: before the port is open, or with
 * the first request, so that an app that shows a window first does not make it wait.
 */
export type AdminLoad = 'start' | 'firstRequest'

/** The admin port: open from the start of a cloud to its end. What it answers is in `admin-routes`. */
export class AdminServer {
  private readonly server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 })
  private routes: Promise<RequestListener> | null = null

  /** @param open gets what answers the requests; injected, so that a test can let it fail. */
  constructor(
    private readonly open: () => Promise<RequestListener>,
    private readonly load: AdminLoad,
  ) {
    this.server.on('request', (request, response) => {
      this.openRoutes().then(
        (answer) => answer(request, response),
        (error: unknown) => refuse(response, error),
      )
    })
  }

  /** @returns the address as `http://host:port`. */
  async listen(host: string, port: number): Promise<string> {
    if (this.load === 'start') await this.openRoutes()
    return `http://${await listen(this.server, { host, port, purpose: 'admin' })}`
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.server.closeAllConnections()
    await closed
  }

  /** Asked again after a failure, so that the next request may succeed. */
  private openRoutes(): Promise<RequestListener> {
    const routes = (this.routes ??= this.open())
    routes.catch(() => (this.routes = null))
    return routes
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const message = `The admin routes could not be loaded: ${error instanceof Error ? error.message : String(error)}`
  response.writeHead(500, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify({ error: { code: 'internal', message, field: null } }))
}
