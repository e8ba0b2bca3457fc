import {
  encodeServerPacket,
  type CommandName,
  type Fields,
  type PacketData,
  type Transport,
} from '../../src-shared/protocol'

const PUSH_SERIAL = 0
const OK = 200

/** A packet that the cloud sends unasked, encoded at most once per transport however many clients receive it. */
export class Push {
  private readonly encoded: Partial<Record<Transport, PacketData>> = {}

  constructor(
    private readonly command: CommandName,
    private readonly fields: Fields,
  ) {}

  encodedFor(transport: Transport): PacketData {
    return (this.encoded[transport] ??= encodeServerPacket(transport, {
      command: this.command,
      ser: PUSH_SERIAL,
      code: OK,
      fields: this.fields,
    }))
  }
}
