import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import {
  decodeRequest,
  encodeErrorFor,
  encodeServerPacket,
  formatHandshakeBody,
  TEXT_FRAME,
  type CommandName,
  type Fields,
  type IncomingRequest,
  type Transport,
} from '../../../src-shared/protocol'

/** How a request is answered; `silence` leaves it to the client's timers. */
export type Answer = 'silence' | { readonly code: number; readonly fields?: Fields }
export type AnswerScript = {
  readonly [C in CommandName]?: Answer | ((request: IncomingRequest, link: ScriptedLink) => Answer)
}

export interface ServerScript {
  readonly answers?: AnswerScript
  /** Does not answer the upgrade (`hang`), or refuses it with this HTTP status. */
  readonly upgrade?: 'hang' | number
  /** HTTP status of the text handshake, or no answer at all. */
  readonly handshake?: 'hang' | number
  /** First frame of a text connection; null sends none. */
  readonly greeting?: string | null
}

/** PEM texts; a server that has one speaks TLS. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** One long connection as the server sees it. */
export interface ScriptedLink {
  /** Counts the connections of a server from 1. */
  readonly number: number
  readonly transport: Transport
  readonly socket: WebSocket
  /** Packets that arrived, in order. */
  readonly requests: IncomingRequest[]
  /** Everything that arrived, as it was. */
  readonly frames: (Uint8Array | string)[]
  push(command: CommandName, fields: Fields): void
}

/**
 * A server on 127.0.0.1 that speaks the link protocol by script: it judges nothing and knows no rooms. Answers that a
 * script does not name are the shortest that enter a room.
 */
export class ScriptedServer {
  readonly links: ScriptedLink[] = []
  readonly upgradePaths: string[] = []
  handshakeCount = 0
  /** Called when a request was answered. */
  afterAnswer: (request: IncomingRequest, link: ScriptedLink) => void = () => undefined
  private readonly http: Server
  private readonly webSockets = new WebSocketServer({ noServer: true })
  private readonly sockets = new Set<Socket>()
  /** `host:port`; stays what it was after `stop`. */
  address = ''

  private constructor(
    public script: ServerScript,
    certificate: Certificate | null,
  ) {
    this.http = certificate === null ? createServer() : createTlsServer({ ...certificate })
    this.http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.handshakeCount++
      const { handshake = 200 } = this.script
      if (handshake === 'hang') return
      const isHandshake = request.url?.startsWith('/socket.io/1/?t=') ?? false
      response.writeHead(isHandshake ? handshake : 404, { 'Content-Type': 'text/plain' })
      response.end(formatHandshakeBody(`handshake${this.handshakeCount}`))
    })
    this.http.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
    })
    this.http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(request, socket, head),
    )
  }

  static async start(script: ServerScript = {}, certificate: Certificate | null = null) {
    const server = new ScriptedServer(script, certificate)
    await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve))
    server.address = `127.0.0.1:${(server.http.address() as AddressInfo).port}`
    return server
  }

  /** TCP connections that are open now. */
  get openSocketCount(): number {
    return this.sockets.size
  }

  get lastLink(): ScriptedLink {
    const link = this.links.at(-1)
    if (link === undefined) throw new Error('no client has connected')
    return link
  }

  /** Names of all requests on all links, in order. */
  get commands(): (CommandName | null)[] {
    return this.links.flatMap((link) => link.requests.map((request) => request.command))
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.webSockets.close()
    await new Promise((resolve) => this.http.close(resolve))
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = request.url ?? ''
    this.upgradePaths.push(path)
    const { upgrade } = this.script
    if (upgrade === 'hang') {
      // Without a reader and an answer to its end, the connection would stay half open for ever.
      socket
        .on('error', () => undefined)
        .on('end', () => socket.end())
        .resume()
      return
    }
    if (typeof upgrade === 'number') {
      socket.end(`HTTP/1.1 ${upgrade} Refused\r\nConnection: close\r\n\r\n`)
      return
    }
    const transport = path === '/websocket' ? 'binary' : 'text'
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => this.accept(webSocket, transport))
  }

  private accept(socket: WebSocket, transport: Transport): void {
    const link: ScriptedLink = {
      number: this.links.length + 1,
      transport,
      socket,
      requests: [],
      frames: [],
      push: (command, fields) => send(socket, transport, command, { ser: 0, code: 200, fields }),
    }
    this.links.push(link)
    socket.on('message', (data: Buffer, isBinary) => {
      const message = isBinary ? new Uint8Array(data) : data.toString('utf8')
      link.frames.push(message)
      if (typeof message !== 'string' || message.startsWith('3:')) this.answer(link, message)
    })
    const { greeting = TEXT_FRAME.connect } = this.script
    if (transport === 'text' && greeting !== null) socket.send(greeting)
  }

  private answer(link: ScriptedLink, message: Uint8Array | string): void {
    const decoded = decodeRequest(link.transport, message)
    if (!decoded.ok) throw decoded.error
    const request = decoded.value
    link.requests.push(request)
    const { command } = request
    if (command === null) return
    const scripted = this.script.answers?.[command] ?? DEFAULT_ANSWERS[command] ?? { code: 200 }
    const answer = typeof scripted === 'function' ? scripted(request, link) : scripted
    if (answer === 'silence') return
    const { code, fields = {} } = answer
    if (code === 200) send(link.socket, link.transport, command, { ser: request.ser, code, fields })
    else link.socket.send(encodeErrorFor(link.transport, request, code))
    this.afterAnswer(request, link)
  }
}

const DEFAULT_ANSWERS: AnswerScript = {
  v2ChatroomLogin: (request) => ({ code: 200, fields: acceptedLogin(request) }),
  v2ChatroomGetServerTime: { code: 200, fields: { time: 1_700_000_000_000 } },
  getGrayscaleConfig: {
    code: 200,
    fields: { grayConfigTag: { '0': '{"mixStoreEnable":false}', '1': '86400' } },
  },
  getNosCdnHost: { code: 200, fields: { nosConfigTag: { '3': '0' } } },
}

/** The room data of an accepted login: the room and account that were asked for. */
export function acceptedLogin(request: IncomingRequest): Fields {
  const login = request.fields['chatroomLogin'] as Record<string, string>
  return {
    chatroomInfo: { '1': login['5'] ?? '', '3': 'Scripted room', '9': '1', '101': '1' },
    chatroomMember: { '1': login['5'] ?? '', '2': login['2'] ?? '', '3': '0', '5': login['20'] ?? '' },
  }
}

function send(
  socket: WebSocket,
  transport: Transport,
  command: CommandName,
  answer: { readonly ser: number; readonly code: number; readonly fields: Fields },
): void {
  const packet = { command, ...answer }
  socket.send(
    transport === 'binary' ? encodeServerPacket('binary', packet) : encodeServerPacket('text', packet),
  )
}
