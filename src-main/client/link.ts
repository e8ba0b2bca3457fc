import type { VendorQuirks } from '../../src-shared/chatroom'
import {
  commandByName,
  decodeServerPacket,
  describePacket,
  encodeRequest,
  LIMITS,
  type CommandName,
  type Fields,
  type IncomingServerPacket,
  type ProtocolError,
  type Transport,
} from '../../src-shared/protocol'
import { ClockCheck, type TimedLink } from './clock-check'
import type { Connection, ConnectionListener, ConnectionOptions, OpenConnection } from './connection'
import { Heartbeat, type BeatingLink } from './heartbeat'
import { emitFrame, emitIncomingPacket } from './frame-records'
import { redactLoginFields } from './redaction'
import { RequestQueue } from './request-queue'
import type { Clock } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import type { SerialCounter } from './serial-counter'
import { messageOf, V2NIMError } from './v2nim-error'
import { linkLost } from './web-socket-pipe'

/** Only an overflowing counter goes past the 16 bits of the wire. */
const BINARY_SERIAL_MASK = 0xffff

/** What a link tells, and which link it is. */
export interface LinkListener {
  /** Requests may be sent. */
  linkOpened(link: Link): void
  /** A push of the server arrived. */
  linkPushed(link: Link, packet: IncomingServerPacket): void
  /** The link could not be opened or was lost; nothing follows. */
  linkEnded(link: Link, error: V2NIMError, twice: boolean): void
  /** The vendor's hang on a refused upgrade: nothing follows. */
  linkStalled(link: Link): void
  /** How far the server's clock is ahead. */
  clockOffsetKnown(offsetMs: number): void
}

export type LinkOptions = ConnectionOptions & {
  readonly transport: Transport
  readonly openConnection: OpenConnection
  /** Clock of what every idle link has: heartbeats and clock checks. */
  readonly idleClock: Clock
  /** Shared by all links of an instance. */
  readonly serials: SerialCounter
  readonly listener: LinkListener
}

/**
 * One connection with the requests, pushes and heartbeats that travel on it. It listens to its connection itself:
 * functions made for each link would be a tenth of what an idle client keeps in memory.
 */
export class Link implements ConnectionListener, BeatingLink, TimedLink {
  private readonly connection: Connection
  private readonly requests: RequestQueue
  private readonly heartbeat: Heartbeat
  private readonly clockCheck: ClockCheck
  private readonly transport: Transport
  private readonly recorder: InstanceRecorder
  private readonly quirks: VendorQuirks
  private readonly listener: LinkListener
  /** Closed or lost: nothing is sent any more. */
  private isOver = false

  // The options are not kept: they are a tenth of what an idle client would have of its own.
  constructor(options: LinkOptions) {
    const { clock, idleClock, recorder, serials, transport } = options
    this.transport = transport
    this.recorder = recorder
    this.quirks = options.quirks
    this.listener = options.listener
    this.requests = new RequestQueue(clock, recorder, serials)
    this.heartbeat = new Heartbeat(idleClock, recorder, this)
    this.clockCheck = new ClockCheck(idleClock, this)
    this.connection = options.openConnection(transport, options, this)
  }

  opened(): void {
    this.listener.linkOpened(this)
  }

  stalled(): void {
    this.listener.linkStalled(this)
  }

  ended(error: V2NIMError, twice = false): void {
    this.isOver = true
    this.stopWatching()
    this.listener.linkEnded(this, error, twice)
    this.requests.failAll(error)
  }

  received(data: Uint8Array | string): void {
    const { transport, recorder } = this
    const decoded = decodeServerPacket(transport, data)
    if (!decoded.ok) {
      this.refuse(data, decoded.error)
      return
    }
    const packet = decoded.value
    emitIncomingPacket(recorder, transport, data, packet)
    if (packet.command === 'heartbeat' && packet.ser === 0) this.heartbeat.answered()
    else if (!this.requests.settle(packet) && isPush(packet)) this.listener.linkPushed(this, packet)
  }

  /**
   * Sends a request and resolves with its answer. Rejects with V2NIMError: the code of a refusal, 192003 when the link
   * is lost, 192004 without an answer in time, 192005 when the packet cannot be made, 998 when the answer is unreadable.
   */
  request(
    command: CommandName,
    fields: Fields,
    timeoutMs: number = LIMITS.packetTimeoutMs,
  ): Promise<IncomingServerPacket> {
    // Whoever asks one thing after the other may not have heard yet.
    if (this.isOver) return Promise.reject(linkLost())
    return this.requests.ask(command, timeoutMs, (serial) => this.write(command, serial, fields))
  }

  startHeartbeat(): void {
    this.heartbeat.start()
  }

  startClockCheck(): void {
    this.clockCheck.start()
  }

  /** Closes from this side: nothing is told any more, open requests reject with 192003. */
  close(): Promise<void> {
    this.isOver = true
    this.stopWatching()
    if (!this.requests.isEmpty) this.requests.failAll(linkLost())
    return this.connection.close()
  }

  sendHeartbeat(): void {
    this.write('heartbeat', 0, {})
  }

  heartbeatDied(): void {
    this.ended(linkLost())
  }

  async askForServerTime(): Promise<number | null> {
    const { fields } = await this.request('v2ChatroomGetServerTime', {})
    const timeMs = Number(fields['time'])
    return timeMs > 0 ? timeMs : null
  }

  clockOffsetKnown(offsetMs: number): void {
    this.listener.clockOffsetKnown(offsetMs)
  }

  private stopWatching(): void {
    this.heartbeat.stop()
    this.clockCheck.stop()
  }

  private write(command: CommandName, serial: number, fields: Fields): void {
    const { transport, recorder, quirks } = this
    const ser = transport === 'binary' ? serial & BINARY_SERIAL_MASK : serial
    const { sid, cid } = commandByName(command)
    const head = { transport, command, ser, quirks }
    const data = encodeWith(head, fields)
    const publicFields = command === 'v2ChatroomLogin' ? redactLoginFields(fields) : null
    emitFrame(recorder, {
      direction: 'out',
      transport,
      data: publicFields === null ? data : encodeWith(head, publicFields),
      sizeBytes: sizeOf(data),
      redacted: publicFields !== null,
      command,
      sid,
      cid,
      ser,
    })
    this.connection.send(data)
  }

  /** An undecodable packet fails the request it would have answered, if its header can still be read. */
  private refuse(data: Uint8Array | string, error: ProtocolError): void {
    const { transport, recorder } = this
    const { command, sid, cid, ser } = describePacket(transport, 'in', data)
    recorder.emit('error', 'undecodableFrame', {
      code: 998,
      payload: { reason: error.reason, offset: error.offset, field: error.field, command, sid, cid, ser },
      frame: { direction: 'in', transport, data, sizeBytes: sizeOf(data), redacted: false },
    })
    const detail = {
      reason: `the answer cannot be decoded: ${error.message}`,
      ...(command ? { cmd: command } : {}),
    }
    if (ser !== null && ser !== undefined) this.requests.fail(ser, new V2NIMError(998, detail))
  }
}

interface PacketHead {
  readonly transport: Transport
  readonly command: CommandName
  readonly ser: number
  readonly quirks: VendorQuirks
}

function encodeWith({ transport, command, ser, quirks }: PacketHead, fields: Fields): Uint8Array | string {
  try {
    const gaps = quirks.gapShifting ? 'shift' : 'fill'
    return encodeRequest(transport, { command, ser, fields }, { gaps })
  } catch (thrown) {
    const reason = `Unable to send packet: pack error (${messageOf(thrown)})`
    throw new V2NIMError(192005, { reason, cmd: command })
  }
}

function isPush(packet: IncomingServerPacket): boolean {
  return packet.command !== null && commandByName(packet.command).direction === 'push'
}

function sizeOf(data: Uint8Array | string): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength
}
