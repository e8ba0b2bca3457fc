import type { JsonObject, RecordedFrame } from '../../src-shared/console'
import type { CommandName, IncomingServerPacket, Transport } from '../../src-shared/protocol'
import type { InstanceRecorder } from './recording'

/** A frame and the header of the packet in it. */
export type PacketFrame = RecordedFrame & {
  readonly command: CommandName | null
  readonly sid: number
  readonly cid: number
  readonly ser: number
}

/** Records a packet frame under the name of its command, `36_99` for an unknown one. */
export function emitFrame(
  recorder: InstanceRecorder,
  { command, sid, cid, ser, ...frame }: PacketFrame,
  answer: { readonly code: number; readonly detail: JsonObject } | null = null,
): void {
  recorder.emit('frame', command ?? `${sid}_${cid}`, {
    code: answer?.code ?? null,
    payload: { command, sid, cid, ser, ...answer?.detail },
    frame,
  })
}

/** Records what the server sent, with the few fields that a timeline row shows. */
export function emitIncomingPacket(
  recorder: InstanceRecorder,
  transport: Transport,
  data: Uint8Array | string,
  packet: IncomingServerPacket,
): void {
  const { command, sid, cid, ser, code, wireCode, fields, trailingBytes } = packet
  const detail: JsonObject = { code, ...(wireCode === code ? {} : { wireCode }) }
  if (trailingBytes > 0) detail['trailingBytes'] = trailingBytes
  for (const name of ['kickedReason', 'serverExtension']) {
    const value = fields[name]
    if (typeof value === 'string' || typeof value === 'number') detail[name] = value
  }
  const sizeBytes = typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength
  emitFrame(
    recorder,
    { direction: 'in', transport, data, sizeBytes, redacted: false, command, sid, cid, ser },
    { code, detail },
  )
}
