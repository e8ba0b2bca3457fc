import { WebSocket } from 'ws'
import {
  CLIENT_CONSTANTS,
  decodeServerPacket,
  decodeTextFrame,
  encodeRequest,
  PACKET_FRAME,
  parseHandshakeBody,
  TEXT_FRAME,
  toProperty,
  type CommandName,
  type Fields,
  type IncomingServerPacket,
  type PacketData,
  type Transport,
} from '../../../src-shared/protocol'
import { receivedData } from '../web-socket'

/** What a test client logs in with. */
export interface TestLogin {
  readonly appkey: string
  readonly accountId: string
  readonly deviceId: string
  readonly roomId: string
  readonly token?: string
  readonly authType?: number
  readonly loginExtension?: string
  readonly anonymous?: boolean
  readonly firstLogin?: boolean
  readonly clientType?: number
  readonly roomNick?: string
  readonly serverExtension?: string
  readonly notificationExtension?: string
  readonly roomAvatar?: string
  readonly tags?: readonly string[]
  readonly notifyTargetTags?: string
}

/** A bare client of the link port: sends what it is told and keeps what it hears. */
export class LinkClient {
  readonly heard: IncomingServerPacket[] = []
  closedWith: number | null = null
  private nextSerial = 1
  private waiting: (() => void)[] = []

  private constructor(
    readonly socket: WebSocket,
    private readonly transport: Transport,
  ) {
    socket.on('message', (data, isBinary) => this.hear(receivedData(data, isBinary)))
    socket.on('close', (code) => {
      this.closedWith = code
      this.wake()
    })
    socket.on('error', () => this.wake())
  }

  /** Opens a socket the way the transport asks for; resolves when packets may be sent. */
  static async connect(link: string, transport: Transport = 'binary'): Promise<LinkClient> {
    const path = transport === 'binary' ? 'websocket' : `socket.io/1/websocket/${await handshake(link)}`
    const client = new LinkClient(new WebSocket(`ws://${link}/${path}`), transport)
    await new Promise((resolve, reject) => {
      client.socket.once('error', reject)
      client.socket.once(transport === 'binary' ? 'open' : 'message', resolve)
    })
    return client
  }

  /** Sends a request and waits for its answer. */
  async request(command: CommandName, fields: Fields = {}): Promise<IncomingServerPacket> {
    const ser = command === 'heartbeat' ? 0 : this.nextSerial++
    this.socket.send(encodeRequest(this.transport, { command, ser, fields }))
    return this.hears((packet) => packet.command === command && packet.ser === ser)
  }

  login(login: TestLogin): Promise<IncomingServerPacket> {
    return this.request('v2ChatroomLogin', loginFields(login))
  }

  /** Sends a message as it is. */
  sendRaw(data: PacketData): void {
    this.socket.send(data)
  }

  /** Waits for a packet that was heard or will be; each packet is taken once. */
  async hears(matches: (packet: IncomingServerPacket) => boolean): Promise<IncomingServerPacket> {
    for (;;) {
      const index = this.heard.findIndex(matches)
      const [packet] = index === -1 ? [] : this.heard.splice(index, 1)
      if (packet !== undefined) return packet
      if (this.closedWith !== null) throw new Error(`closed with ${this.closedWith} before it was heard`)
      await this.change()
    }
  }

  /** Waits for the notification `id` (301, 302 …) and returns its data. */
  async hearsNotification(id: number): Promise<Record<string, unknown>> {
    const packet = await this.hears((heard) => notificationOf(heard)?.id === id)
    return notificationOf(packet)?.data ?? {}
  }

  /** @returns the close code. */
  async closed(): Promise<number> {
    while (this.closedWith === null) await this.change()
    return this.closedWith
  }

  drop(): void {
    this.socket.terminate()
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  private wake(): void {
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve()
  }

  private hear(data: PacketData): void {
    if (typeof data === 'string' && isControlFrame(data)) return
    const packet = decodeServerPacket(this.transport, data)
    if (!packet.ok) throw packet.error
    this.heard.push(packet.value)
    this.wake()
  }
}

/** The id and data of a notification, or null for any other packet. */
export function notificationOf(
  packet: IncomingServerPacket,
): { id: number; data: Record<string, unknown> } | null {
  const message = packet.fields['data'] as Record<string, unknown> | undefined
  if (packet.command !== 'v2ChatroomOnMessage' || message?.['2']?.toString() !== '5') return null
  return JSON.parse(String(message['3'])) as { id: number; data: Record<string, unknown> }
}

/** Asks for a handshake id of the text transport. */
export async function handshake(link: string): Promise<string> {
  const response = await fetch(`http://${link}/socket.io/1/?t=1`)
  const parsed = parseHandshakeBody(await response.text())
  if (!parsed.ok) throw parsed.error
  return parsed.value.id
}

/** The fields of a login packet as the web client sends them. */
export function loginFields(login: TestLogin): Fields {
  const { appkey, accountId: account, deviceId, authType = 0, loginExtension: loginExt = '' } = login
  const appLogin = login.firstLogin === false ? 0 : 1
  const shared = { appkey, account, deviceId, appLogin, authType, loginExt, clientSession: deviceId }
  return {
    type: 1,
    chatroomLogin: toProperty('chatroomLogin', {
      ...shared,
      chatroomId: login.roomId,
      chatroomNick: login.roomNick,
      serverExtension: login.serverExtension,
      notificationExtension: login.notificationExtension,
      isAnonymous: login.anonymous ?? false,
      chatroomAvatar: login.roomAvatar,
      tags: login.tags,
      notifyTargetTags: login.notifyTargetTags,
    }),
    chatroomIMLogin: toProperty('chatroomIMLogin', {
      ...shared,
      clientType: login.clientType ?? CLIENT_CONSTANTS.clientType,
      token: login.token ?? '',
    }),
  }
}

function isControlFrame(text: string): boolean {
  const frame = decodeTextFrame(text)
  return text === TEXT_FRAME.connect || (frame.ok && frame.value.type !== PACKET_FRAME)
}
