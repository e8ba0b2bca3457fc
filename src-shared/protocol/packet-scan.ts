import type { FieldSpec } from './command-spec'
import type { CommandSpec } from './commands'
import { commandById } from './commands'
import type { PlacedField } from './field-order'
import type { ProtocolError } from './protocol-error'
import { hasBody } from './result-code'
import type { FieldType } from './wire-types'

/** Who speaks: a client sends requests, a server sends responses and pushes. */
export type PacketSide = 'request' | 'server'

/** What identifies a packet: service, command within it, serial. */
export interface PacketId {
  sid: number
  cid: number
  ser: number
}

/** Where one part of a packet lies: in bytes (binary) or characters (text). */
export interface FieldSpan {
  name: string
  type: FieldType | 'header'
  offset: number
  length: number
}

/** What reading a packet brought to light; when there is an error, everything in front of it. */
export interface PacketScan {
  sid: number | null
  cid: number | null
  ser: number | null
  /** Result code as it travelled; null in a request, 200 when a server packet carries none. */
  wireCode: number | null
  command: CommandSpec | null
  fields: PlacedField[]
  spans: FieldSpan[]
  /** Bytes behind the last field, always 0 on the text transport. */
  trailingBytes: number
  error: ProtocolError | null
}

export const SUCCESS_CODE = 200

const WRAPPER_SID = 4
const WRAPPER_CIDS: ReadonlySet<number | null> = new Set([1, 2, 10, 11])

/** A scan that has not seen anything yet. */
export function emptyScan(): PacketScan {
  return {
    sid: null,
    cid: null,
    ser: null,
    wireCode: null,
    command: null,
    fields: [],
    spans: [],
    trailingBytes: 0,
    error: null,
  }
}

/** Whether a server packet only carries another one inside (protocol notes §3.1). */
export function isWrapper(sid: number | null, cid: number | null): boolean {
  return sid === WRAPPER_SID && WRAPPER_CIDS.has(cid)
}

/** The command of the header read so far, null when the protocol knows none. */
export function commandOf({ sid, cid }: PacketScan): CommandSpec | null {
  return sid === null || cid === null ? null : (commandById(sid, cid) ?? null)
}

/** The fields that a packet may hold: none when the command is unknown or the code says that there is no body. */
export function bodySpecs(side: PacketSide, { command, wireCode }: PacketScan): readonly FieldSpec[] {
  if (command === null) return []
  if (side === 'request') return command.params
  return hasBody(wireCode ?? SUCCESS_CODE) ? command.response : []
}
