import type { JsonObject, JsonValue, RecordedFrame } from '../../src-shared/console'
import type { CommandName, IncomingServerPacket, Transport } from '../../src-shared/protocol'
import type { InstanceRecorder } from './recording'

const SHOWN_FIELDS = ['kickedReason', 'serverExtension'] as const

/** A frame and the header of the packet in it. */
export type PacketFrame = RecordedFrame & {
  readonly command: CommandName | null
  readonly sid: number
  readonly cid: number
  readonly ser: number
}

// Objects are written field by field here: spreading them together takes a multiple, and six frames make a login.

/** Records a packet frame under the name of its command, `36_99` for an unknown one. */
export function emitFrame(recorder: InstanceRecorder, frame: PacketFrame): void {
  const { command, sid, cid, ser } = frame
  recorder.emit('frame', command ?? `${sid}_${cid}`, {
    payload: { command, sid, cid, ser },
    frame: recordedFrame(frame),
  })
}

/** Records what the server sent, with the few fields that a timeline row shows. */
export function emitIncomingPacket(
  recorder: InstanceRecorder,
  transport: Transport,
  data: Uint8Array | string,
  packet: IncomingServerPacket,
): void {
  const { command, sid, cid, code } = packet
  const sizeBytes = typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength
  recorder.emit('frame', command ?? `${sid}_${cid}`, {
    code,
    payload: describeIncoming(packet),
    frame: { direction: 'in', transport, data, sizeBytes, redacted: false },
  })
}

function describeIncoming(packet: IncomingServerPacket): JsonObject {
  const { command, sid, cid, ser, code, wireCode, fields, trailingBytes } = packet
  const payload: Record<string, JsonValue> = { command, sid, cid, ser, code }
  if (wireCode !== code) payload['wireCode'] = wireCode
  if (trailingBytes > 0) payload['trailingBytes'] = trailingBytes
  for (const name of SHOWN_FIELDS) {
    const value = fields[name]
    if (typeof value === 'string' || typeof value === 'number') payload[name] = value
  }
  return payload
}

function recordedFrame({ direction, transport, data, sizeBytes, redacted }: RecordedFrame): RecordedFrame {
  return { direction, transport, data, sizeBytes, redacted }
}
