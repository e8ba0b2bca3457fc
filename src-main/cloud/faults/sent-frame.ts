import type { FaultStage } from '../../../src-shared/console/fault'
import {
  commandByName,
  decodeServerPacket,
  encodeErrorFor,
  encodeServerPacket,
  TEXT_FRAME,
  type IncomingServerPacket,
  type PacketData,
  type Transport,
} from '../../../src-shared/protocol'
import type { SeededRandom } from '../../../src-shared/time'

/** A frame on its way to a client, as the faults see it. */
export interface SentFrame {
  readonly stage: FaultStage
  /** False for pushes and for frames of the text layer that carry no packet. */
  readonly isAnswer: boolean
  /** Null for frames of the text layer that carry no packet. */
  readonly packet: IncomingServerPacket | null
}

const CONNECT: SentFrame = { stage: 'connect', isAnswer: false, packet: null }
const OK = 200
const MAX_SERIAL = 0xffff

/** Tells what a frame of the cloud is: the answer to a login, another answer, or something that nobody asked for. */
export function readSentFrame(transport: Transport, data: PacketData): SentFrame {
  if (data === TEXT_FRAME.connect) return CONNECT
  const decoded = decodeServerPacket(transport, data)
  if (!decoded.ok) return { stage: 'room', isAnswer: false, packet: null }
  const packet = decoded.value
  const { command } = packet
  return {
    stage: command === 'v2ChatroomLogin' ? 'enter' : 'room',
    isAnswer: command === null || commandByName(command).direction === 'request',
    packet,
  }
}

/** The same answer under the serial of the next request, which the client has not sent. */
export function withWrongSerial(transport: Transport, packet: IncomingServerPacket): PacketData {
  const { sid, cid, command, code, fields } = packet
  const ser = (packet.ser + 1) & MAX_SERIAL
  return command === null || code !== OK
    ? encodeErrorFor(transport, { sid, cid, ser }, code)
    : encodeServerPacket(transport, { command, ser, code, fields })
}

/** The beginning of a frame: at least one byte or character of it, and never the whole. */
export function cutShort(data: PacketData, random: SeededRandom): PacketData {
  return data.slice(0, random.between(1, Math.max(1, data.length - 1)))
}
