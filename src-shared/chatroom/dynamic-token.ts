import { sha1 } from '@noble/hashes/legacy'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** What a dynamic token is made from (domain.md §3.2). */
export interface DynamicTokenInput {
  readonly appkey: string
  readonly appSecret: string
  readonly accountId: string
  /** When the token was made, milliseconds since the Unix epoch. */
  readonly curTimeMs: number
  /** How long it is valid, seconds. */
  readonly ttlSeconds: number
}

/** The fields inside a dynamic token, before anything is verified. */
export interface DynamicTokenFields {
  readonly signature: string
  readonly curTimeMs: number
  readonly ttlSeconds: number
}

/** Why a dynamic token does not hold. All of these reach a client as 102302 (domain.md §3.4). */
export type DynamicTokenFault =
  'notBase64' | 'notJson' | 'missingField' | 'wrongSignature' | 'expired' | 'fromTheFuture'

export type DynamicTokenVerdict =
  | { readonly ok: true; readonly fields: DynamicTokenFields; readonly expiresAtMs: number }
  | { readonly ok: false; readonly fault: DynamicTokenFault; readonly fields: DynamicTokenFields | null }

/** Lower-case hex SHA-1 over the plain concatenation of the five inputs (domain.md §3.2). */
export function signDynamicToken(input: DynamicTokenInput): string {
  const { appkey, accountId, curTimeMs, ttlSeconds, appSecret } = input
  return bytesToHex(sha1(utf8ToBytes(`${appkey}${accountId}${curTimeMs}${ttlSeconds}${appSecret}`)))
}

/** Makes the token as an app server does: base64 of `{signature, curTime, ttl}`. */
export function makeDynamicToken(input: DynamicTokenInput): string {
  const json = { signature: signDynamicToken(input), curTime: input.curTimeMs, ttl: input.ttlSeconds }
  return btoa(JSON.stringify(json))
}

/** Reads the fields of a token without judging them; key order and spacing do not matter. */
export function readDynamicToken(
  token: string,
): { ok: true; fields: DynamicTokenFields } | { ok: false; fault: DynamicTokenFault } {
  let text: string
  try {
    text = atob(token)
  } catch {
    return { ok: false, fault: 'notBase64' }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'notJson' }
  }
  const fields = toFields(json)
  return fields ? { ok: true, fields } : { ok: false, fault: 'missingField' }
}

/**
 * Judges a token as the cloud does: recompute the signature from the token's own fields, then look at the clock.
 * @param context.toleratedSkewMs how far in the future `curTime` may lie.
 */
export function verifyDynamicToken(
  token: string,
  context: { appkey: string; appSecret: string; accountId: string; nowMs: number; toleratedSkewMs: number },
): DynamicTokenVerdict {
  const read = readDynamicToken(token)
  if (!read.ok) return { ok: false, fault: read.fault, fields: null }
  const { fields } = read
  const expected = signDynamicToken({ ...context, ...fields })
  if (fields.signature !== expected) return { ok: false, fault: 'wrongSignature', fields }
  const expiresAtMs = fields.curTimeMs + fields.ttlSeconds * 1000
  if (context.nowMs >= expiresAtMs) return { ok: false, fault: 'expired', fields }
  if (fields.curTimeMs > context.nowMs + context.toleratedSkewMs)
    return { ok: false, fault: 'fromTheFuture', fields }
  return { ok: true, fields, expiresAtMs }
}

/** A time before this was meant in seconds: the year 2001 in milliseconds. */
const EARLIEST_MS = 1_000_000_000_000

/** Was the time of a token given in seconds, as some platforms count, instead of milliseconds? */
export function isTimeInSeconds({ curTimeMs }: Pick<DynamicTokenFields, 'curTimeMs'>): boolean {
  return curTimeMs < EARLIEST_MS
}

function toFields(json: unknown): DynamicTokenFields | null {
  if (typeof json !== 'object' || json === null) return null
  const { signature, curTime, ttl } = json as Record<string, unknown>
  if (typeof signature !== 'string' || !isWholeNumber(curTime) || !isWholeNumber(ttl)) return null
  return { signature, curTimeMs: curTime, ttlSeconds: ttl }
}

function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}
