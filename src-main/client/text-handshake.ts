import * as http from 'node:http'
import * as https from 'node:https'
import { LIMITS, parseHandshakeBody } from '../../src-shared/protocol'
import type { ConnectionOptions } from './connection'
import { messageOf, V2NIMError } from './v2nim-error'
import { connectFailed } from './web-socket-pipe'

const MAX_BODY_BYTES = 1024

export interface Handshake {
  /** Resolves to the handshake id; rejects with 192001. Stays pending after `cancel`. */
  readonly id: Promise<string>
  readonly cancel: () => void
}

/** The GET that opens a text connection (protocol notes §2); given up after 8 s. */
export function startHandshake(options: ConnectionOptions): Handshake {
  const { address, clock } = options
  const client = options.tls ? https : http
  const url = `${options.tls ? 'https' : 'http'}://${address}/socket.io/1/?t=${clock.wallMs()}`
  const request = client.get(url, {
    agent: false,
    headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
    ...(options.tls ? { rejectUnauthorized: options.verifyCertificates } : {}),
  })
  const timer = clock.setTimeout(() => {
    options.recorder.emit('timer', 'handshakeTimeout', {
      code: 192001,
      payload: { address, timeoutMs: LIMITS.handshakeTimeoutMs },
    })
    request.destroy(new Error('no answer to the handshake within 8 s'))
  }, LIMITS.handshakeTimeoutMs)
  let cancelled = false
  const id = new Promise<string>((resolve, reject) => {
    const settle = (then: () => void) => {
      clock.clearTimeout(timer)
      if (!cancelled) then()
    }
    const fail = (thrown: unknown) => settle(() => reject(toConnectError(address, thrown)))
    request.on('error', fail)
    request.on('response', (response) => {
      readHandshakeId(response).then((value) => settle(() => resolve(value)), fail)
    })
  })
  const cancel = () => {
    cancelled = true
    clock.clearTimeout(timer)
    request.destroy()
  }
  return { id, cancel }
}

async function readHandshakeId(response: http.IncomingMessage): Promise<string> {
  if (response.statusCode !== 200) {
    response.destroy()
    throw new Error(`the handshake was answered with HTTP ${response.statusCode}`)
  }
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > MAX_BODY_BYTES) throw new Error('the handshake answer is longer than 1 KiB')
    chunks.push(chunk)
  }
  const parsed = parseHandshakeBody(Buffer.concat(chunks).toString('utf8'))
  if (!parsed.ok) throw parsed.error
  return parsed.value.id
}

function toConnectError(address: string, thrown: unknown): V2NIMError {
  return thrown instanceof V2NIMError ? thrown : connectFailed(address, messageOf(thrown))
}
