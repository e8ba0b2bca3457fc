import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, rootCertificates } from 'node:tls'
import { WebSocket, type RawData } from 'ws'
import type { LinkFailure, LinkStepName } from '../../src-shared/console'
import { decodeServerPacket, encodeRequest } from '../../src-shared/protocol'

/** What the steps of one probe hand on to each other. */
export interface LinkRoute {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly trusted: readonly string[]
  ip: string
  socket: Socket | null
  webSocket: WebSocket | null
}

interface LinkStepRun {
  readonly isNeeded?: (route: LinkRoute) => boolean
  /** Resolves with what is to be told about the step. */
  readonly start: (route: LinkRoute) => Promise<string>
}

/** A step that failed for a reason of its own. */
export class LinkStepError extends Error {
  constructor(
    readonly failure: LinkFailure,
    detail: string,
  ) {
    super(detail)
    this.name = 'LinkStepError'
  }
}

/** How each step is taken. */
export const LINK_STEP_RUNS: { readonly [S in LinkStepName]: LinkStepRun } = {
  dns: { isNeeded: ({ host }) => isIP(host) === 0, start: resolveHost },
  tcp: { start: openSocket },
  tls: { isNeeded: ({ tls }) => tls, start: secureSocket },
  webSocket: { start: upgrade },
  handshake: { start: askForHeartbeat },
}

const FAILURES_BY_ERRNO: Readonly<Record<string, LinkFailure>> = {
  ENOTFOUND: 'hostUnknown',
  EAI_AGAIN: 'hostUnknown',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'timedOut',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  EPROTO: 'noTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noTls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'noTls',
}

/** What an error of the system means, with the system's own words. */
export function failureOf({ code = '', message }: NodeJS.ErrnoException): {
  failure: LinkFailure
  detail: string
} {
  return { failure: FAILURES_BY_ERRNO[code] ?? 'other', detail: message }
}

async function resolveHost(route: LinkRoute): Promise<string> {
  const { address } = await lookup(route.host)
  route.ip = address
  return address
}

function openSocket(route: LinkRoute): Promise<string> {
  const socket = connectTcp({ host: route.ip, port: route.port })
  route.socket = socket
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(`${route.ip}:${route.port}`))
    // A probe that is given up leaves nobody to hear of later errors.
    socket.on('error', reject)
  })
}

/** The certificate is looked at after the connection is secure, so that the two failures are told apart. */
function secureSocket(route: LinkRoute): Promise<string> {
  const secure = connectTls({
    socket: socketOf(route),
    ca: [...rootCertificates, ...route.trusted],
    rejectUnauthorized: false,
    ...(isIP(route.host) === 0 ? { servername: route.host } : { host: route.host }),
  })
  route.socket = secure
  return new Promise((resolve, reject) => {
    secure.once('secureConnect', () => {
      if (secure.authorized) resolve(secure.getProtocol() ?? '')
      else reject(new LinkStepError('certificate', String(secure.authorizationError)))
    })
    secure.once('close', () => reject(new LinkStepError('closed', '')))
    secure.on('error', reject)
  })
}

/** The binary transport's path (protocol notes §3); TLS is in place already. */
function upgrade(route: LinkRoute): Promise<string> {
  const socket = socketOf(route)
  const host = isIP(route.host) === 6 ? `[${route.host}]` : route.host
  const webSocket = new WebSocket(`ws://${host}:${route.port}/websocket`, {
    perMessageDeflate: false,
    createConnection: () => socket,
  })
  route.webSocket = webSocket
  return new Promise((resolve, reject) => {
    webSocket.once('open', () => resolve('/websocket'))
    webSocket.once('unexpected-response', (_request, { statusCode }) =>
      reject(new LinkStepError('httpAnswer', `HTTP ${statusCode}`)),
    )
    webSocket.once('close', (code) => reject(new LinkStepError('closed', String(code))))
    webSocket.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === undefined ? new LinkStepError('notChatroom', error.message) : error),
    )
  })
}

/** A chatroom server answers a heartbeat before any login. */
function askForHeartbeat(route: LinkRoute): Promise<string> {
  const { webSocket } = route
  if (webSocket === null) throw new Error('the handshake comes after the WebSocket')
  return new Promise((resolve, reject) => {
    webSocket.once('message', (data: RawData, isBinary: boolean) => {
      const packet = isBinary ? decodeServerPacket('binary', bytesOf(data)) : null
      if (packet?.ok === true) resolve(`${packet.value.sid}_${packet.value.cid}`)
      else reject(new LinkStepError('notChatroom', ''))
    })
    webSocket.once('close', (code) => reject(new LinkStepError('closed', String(code))))
    webSocket.send(encodeRequest('binary', { command: 'heartbeat', ser: 0, fields: {} }))
  })
}

function socketOf({ socket }: LinkRoute): Socket {
  if (socket === null) throw new Error('this step comes after TCP')
  return socket
}

function bytesOf(data: RawData): Uint8Array {
  return new Uint8Array(Array.isArray(data) ? Buffer.concat(data) : (data as Buffer))
}
