import * as http from 'node:http'
import * as https from 'node:https'
import type { Clock } from '../../src-shared/time'

const MAX_ANSWER_BYTES = 65_536

export interface HttpPost {
  /** Null when the receiver is not running. */
  readonly url: string | null
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

export type HttpAnswer =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly problem: string }

/** Posts JSON to a customer's server: once, without following redirects, within a time limit on the injected clock. */
export class HttpPoster {
  private readonly agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  private readonly running = new Set<http.ClientRequest>()

  constructor(private readonly clock: Clock) {}

  /** Never rejects: what went wrong is in the answer. */
  post(post: HttpPost): Promise<HttpAnswer> {
    const { url } = post
    if (url === null) return Promise.resolve({ ok: false, problem: 'the sample server is not running' })
    return new Promise<HttpAnswer>((resolve) => this.send(post, new URL(url), resolve)).catch(
      (error: Error) => ({ ok: false, problem: error.message }),
    )
  }

  /** Breaks off what is running and closes idle sockets. */
  stop(): void {
    for (const request of this.running) request.destroy(new Error('the cloud is stopping'))
    for (const agent of Object.values(this.agents)) agent.destroy()
  }

  private send(post: HttpPost, url: URL, resolve: (answer: HttpAnswer) => void): void {
    const secure = url.protocol === 'https:'
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      agent: this.agents[secure ? 'https:' : 'http:'],
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(post.body),
        ...post.headers,
      },
    })
    const deadline = this.clock.setTimeout(
      () => request.destroy(new Error(`no answer within ${post.timeoutMs} ms`)),
      post.timeoutMs,
    )
    const settle = (answer: HttpAnswer): void => {
      this.clock.clearTimeout(deadline)
      this.running.delete(request)
      resolve(answer)
    }
    this.running.add(request)
    request.on('error', (error) => settle({ ok: false, problem: error.message }))
    request.on('response', (response) => readAnswer(response, settle))
    request.end(post.body)
  }
}

function readAnswer(response: http.IncomingMessage, settle: (answer: HttpAnswer) => void): void {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    sizeBytes += chunk.byteLength
    if (sizeBytes > MAX_ANSWER_BYTES)
      response.destroy(new Error(`answer larger than ${MAX_ANSWER_BYTES} bytes`))
  })
  response.on('error', (error) => settle({ ok: false, problem: error.message }))
  response.on('end', () =>
    settle({ ok: true, status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
  )
}
