import type { FrameDirection } from '../../src-shared/console'
import {
  decodeRequest,
  decodeServerPacket,
  decodeTextFrame,
  describePacket,
  encodeRequest,
  type PacketData,
  type Transport,
} from '../../src-shared/protocol'
import {
  CONTROL_NAMES,
  emitFrame,
  emitIncomingPacket,
  redactLoginFields,
  type InstanceRecorder,
} from '../client/record-kit'

const LOGIN = 'v2ChatroomLogin'

/** Records what crosses the sockets of the vendor's SDK; the secrets of a login are replaced. */
export class VendorFrames {
  constructor(
    private readonly recorder: InstanceRecorder,
    private readonly transport: Transport,
    /** Told the code of each login answer. */
    private readonly onLoginAnswer: (code: number) => void,
  ) {}

  observe(direction: FrameDirection, data: PacketData): void {
    if (typeof data === 'string' && !data.startsWith('3:')) this.tellControl(direction, data)
    else if (direction === 'out') this.tellRequest(data)
    else this.tellIncoming(data)
  }

  private tellControl(direction: FrameDirection, data: string): void {
    const decoded = decodeTextFrame(data)
    const name = decoded.ok ? CONTROL_NAMES[decoded.value.type] : undefined
    const sizeBytes = Buffer.byteLength(data)
    this.recorder.emit('frame', name ?? 'textControl', {
      frame: { direction, transport: this.transport, data, sizeBytes, redacted: false },
    })
  }

  private tellRequest(data: PacketData): void {
    const { recorder, transport } = this
    const decoded = decodeRequest(transport, data)
    if (!decoded.ok || decoded.value.command === null) {
      this.tellUndecoded('out', data)
      return
    }
    const { command, sid, cid, ser, fields } = decoded.value
    const publicFields = command === LOGIN ? redactLoginFields(fields) : null
    emitFrame(recorder, {
      ...{ direction: 'out', transport, sizeBytes: sizeOf(data), command, sid, cid, ser },
      data: publicFields === null ? data : encodeRequest(transport, { command, ser, fields: publicFields }),
      redacted: publicFields !== null,
    })
  }

  private tellIncoming(data: PacketData): void {
    const decoded = decodeServerPacket(this.transport, data)
    if (!decoded.ok) {
      this.tellUndecoded('in', data)
      return
    }
    emitIncomingPacket(this.recorder, this.transport, data, decoded.value)
    if (decoded.value.command === LOGIN) this.onLoginAnswer(decoded.value.code)
  }

  /** Bytes of a login that cannot be read might be its secrets, so they are not kept. */
  private tellUndecoded(direction: FrameDirection, data: PacketData): void {
    const { transport } = this
    const { command, sid, cid, ser, error } = describePacket(transport, direction, data)
    const hidden = direction === 'out' && command === LOGIN
    this.recorder.emit('error', 'undecodableFrame', {
      payload: { reason: error?.reason ?? null, command, sid, cid, ser },
      frame: { direction, transport, data: hidden ? '' : data, sizeBytes: sizeOf(data), redacted: hidden },
    })
  }
}

function sizeOf(data: PacketData): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength
}
