import * as http from 'node:http'
import * as https from 'node:https'
import { ProviderError } from './provider-error'

const MAX_ANSWER_BYTES = 1_048_576

export interface HttpRequest {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent only when it is not empty. */
  readonly body: string
  /** Aborting breaks the request off, with the signal's reason as the failure. */
  readonly signal: AbortSignal
}

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Sends one request on a connection of its own, follows no redirect and reads at most 1 MiB.
 * @throws ProviderError `unreachable` or `answerTooLarge`, naming the host only; or the reason of the signal.
 */
export function requestHttp(request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { url, signal } = request
    const sent = open(request)
    const breakOff = () => sent.destroy(signal.reason as Error)
    signal.addEventListener('abort', breakOff)
    const settle = (settled: () => void) => {
      signal.removeEventListener('abort', breakOff)
      settled()
    }
    const fail = (error: Error) => settle(() => reject(asProviderError(error, url)))
    sent.on('error', fail)
    sent.on('response', (response) => {
      readText(response).then((text) => {
        settle(() => resolve({ status: response.statusCode ?? 0, text }))
      }, fail)
    })
    if (signal.aborted) breakOff()
    sent.end(request.body)
  })
}

/** @throws ProviderError when Node refuses a header or the method. */
function open({ url, method, headers, body }: HttpRequest): http.ClientRequest {
  const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }
  try {
    return (url.protocol === 'https:' ? https : http).request(url, {
      method,
      headers: { ...headers, ...length },
      agent: false,
    })
  } catch (error) {
    throw new ProviderError(
      'unreachable',
      `the request to ${url.host} cannot be sent (${codeOf(error as Error)})`,
    )
  }
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    sizeBytes += chunk.byteLength
    if (sizeBytes > MAX_ANSWER_BYTES)
      throw new ProviderError('answerTooLarge', `the answer is larger than ${MAX_ANSWER_BYTES} bytes`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function asProviderError(error: Error, url: URL): ProviderError {
  if (error instanceof ProviderError) return error
  return new ProviderError('unreachable', `${url.host} does not answer (${codeOf(error)})`)
}

/** Node's messages may quote what was sent; its codes do not. */
function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.name
}
