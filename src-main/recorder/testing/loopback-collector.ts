import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { otlpRequestSchema, type OtlpRequest, type ReceivedSpan } from './otlp-schema'

export interface CollectorAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const ACCEPTED: CollectorAnswer = { status: 200, body: '{}' }

/** A collector on this machine: takes traces over real HTTP and refuses what is no OTLP. */
export interface LoopbackCollector {
  readonly endpoint: string
  readonly requests: readonly OtlpRequest[]
  readonly paths: readonly string[]
  readonly headers: readonly IncomingMessage['headers'][]
  readonly bodySizes: readonly number[]
  spans(): ReceivedSpan[]
}

/**
 * Starts a collector for the running test.
 * @param answer what it answers to its n-th request, counted from 1; null leaves the request without an answer.
 */
export async function startCollector(
  answer: (number: number) => CollectorAnswer | null = () => ACCEPTED,
): Promise<LoopbackCollector> {
  const requests: OtlpRequest[] = []
  const paths: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const bodySizes: number[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      paths.push(request.url ?? '')
      headers.push(request.headers)
      bodySizes.push(body.byteLength)
      const chosen = answer(paths.length)
      if (chosen === null) return
      if (chosen.status === 200) requests.push(otlpRequestSchema.parse(JSON.parse(body.toString('utf8'))))
      response.writeHead(chosen.status, { 'content-type': 'application/json', ...chosen.headers })
      response.end(chosen.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const spansOf = ({ resourceSpans }: OtlpRequest) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    paths,
    headers,
    bodySizes,
    spans: () => requests.flatMap(spansOf),
  }
}
