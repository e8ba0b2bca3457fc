import { packError } from './protocol-error'

const PLAIN_BELOW = 1_000
const PLAIN_LEGACY_FIRST = 20_000
const PLAIN_LEGACY_LAST = 20_099
const PUBLIC_BASE = 100_000
const GROUP_SHIFT = 9
const MAX_REST = 0x1ff
const MAX_WIRE = 0xffff

/** Answers to these carry a body; with any other code the body is not read (protocol notes §3.3). */
const CODES_WITH_BODY: ReadonlySet<number> = new Set([200, 406, 808, 810, 7101])

/** Whether a packet with this wire code has a body. */
export function hasBody(wireCode: number): boolean {
  return CODES_WITH_BODY.has(wireCode)
}

/** Whether the 16-bit codes of a service are translated to the public six-digit form (protocol notes §4). */
export function translatesCodes(sid: number, cid: number): boolean {
  return sid === 18 || (sid >= 26 && sid <= 99) || (sid === 13 && cid === 101)
}

function isPlain(code: number): boolean {
  return code < PLAIN_BELOW || (code >= PLAIN_LEGACY_FIRST && code <= PLAIN_LEGACY_LAST)
}

/** Public code of a translated wire code: 1838 → 102302 (protocol notes §4). */
export function expandCode(wireCode: number): number {
  if (isPlain(wireCode)) return wireCode
  const shifted = wireCode >> GROUP_SHIFT
  const group = shifted - (shifted <= 38 ? 1 : 2)
  return PUBLIC_BASE + 1_000 * group + (wireCode & MAX_REST)
}

/**
 * Wire form of a public code: 102302 → 1838, the inverse of `expandCode` (protocol notes §4). Legacy codes of up to
 * five digits have no wire form; they are sent as they are and the reader sees another code.
 * @throws ProtocolError `outOfRange` when 16 bits cannot carry the code.
 */
export function compactCode(code: number): number {
  if (Number.isInteger(code) && code >= 0 && code < PUBLIC_BASE && code <= MAX_WIRE) return code
  const group = Math.floor((code - PUBLIC_BASE) / 1_000)
  const rest = (code - PUBLIC_BASE) % 1_000
  const wireCode = ((group <= 37 ? group + 1 : group + 2) << GROUP_SHIFT) | rest
  if (!Number.isInteger(code) || code < PUBLIC_BASE || rest > MAX_REST || wireCode > MAX_WIRE) {
    throw doesNotFit(code)
  }
  return wireCode
}

/**
 * What travels for a public code of a command: the 16-bit form where its service translates codes.
 * @throws ProtocolError `outOfRange` when 16 bits cannot carry the code.
 */
export function wireCodeOf(sid: number, cid: number, code: number): number {
  if (translatesCodes(sid, cid)) return compactCode(code)
  if (!Number.isInteger(code) || code < 0 || code > MAX_WIRE) throw doesNotFit(code)
  return code
}

/** The public code of what travelled for a command. */
export function publicCodeOf(sid: number, cid: number, wireCode: number): number {
  return translatesCodes(sid, cid) ? expandCode(wireCode) : wireCode
}

function doesNotFit(code: number) {
  return packError('outOfRange', `result code ${code} has no 16-bit form`, 'code')
}
