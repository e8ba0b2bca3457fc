import { LIMITS, parseHandshakeBody } from '../../src-shared/protocol'
import type { ConnectionOptions } from './connection'
import { MACHINE_NETWORK, type ClientNetwork, type NetworkRequest, type NetworkResponse } from './network'
import { SingleTimer } from './single-timer'
import { messageOf, V2NIMError } from './v2nim-error'
import { connectFailed } from './web-socket-pipe'

const MAX_BODY_BYTES = 1024

/** What a handshake tells: exactly one of both, none after `cancel`. */
export interface HandshakeListener {
  readonly accepted: (handshakeId: string) => void
  /** 192001. */
  readonly failed: (error: V2NIMError) => void
}

/**
 * The GET that opens a text connection (protocol notes §2); given up after 8 s.
 * @returns what gives it up before.
 */
export function startHandshake(
  options: ConnectionOptions,
  listener: HandshakeListener,
  network: ClientNetwork = MACHINE_NETWORK,
): () => void {
  const { address, clock, recorder } = options
  const request = sendHandshake(options, network)
  const timer = new SingleTimer(clock)
  let over = false
  const settle = (tell: () => void) => {
    timer.stop()
    if (over) return
    over = true
    tell()
  }
  const accept = (id: string) =>
    settle(() => {
      recorder.emit('frame', 'handshakeAnswered', { payload: { address } })
      listener.accepted(id)
    })
  const fail = (thrown: unknown) =>
    settle(() => {
      recorder.emit('error', 'handshakeFailed', { payload: { address, failure: messageOf(thrown) } })
      listener.failed(toConnectError(address, thrown))
    })
  // The client's own decision, told in this turn: an error of the request would come after timers that are due by then.
  const giveUp = () => {
    recorder.emit('timer', 'handshakeTimeout', {
      code: 192001,
      payload: { address, timeoutMs: LIMITS.handshakeTimeoutMs },
    })
    fail(new Error('no answer to the handshake within 8 s'))
    request.destroy()
  }
  if (options.openTimeoutMs !== null) timer.start(LIMITS.handshakeTimeoutMs, giveUp)
  request.on('error', fail)
  request.on('response', (response: NetworkResponse) => {
    readHandshakeId(response).then(accept, fail)
  })
  return () => {
    settle(() => undefined)
    request.destroy()
  }
}

function sendHandshake(
  { address, clock, tls, verifyCertificates }: ConnectionOptions,
  network: ClientNetwork,
): NetworkRequest {
  const url = `${tls ? 'https' : 'http'}://${address}/socket.io/1/?t=${clock.wallMs()}`
  return network.get(url, {
    agent: false,
    headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
    ...(tls ? { rejectUnauthorized: verifyCertificates } : {}),
  })
}

async function readHandshakeId(response: NetworkResponse): Promise<string> {
  if (response.statusCode !== 200) {
    response.destroy()
    throw new Error(`the handshake was answered with HTTP ${response.statusCode}`)
  }
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response) {
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
