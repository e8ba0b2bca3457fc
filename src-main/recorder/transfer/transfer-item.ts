import { z } from 'zod'
import {
  formatPath,
  RECORD_KINDS,
  SESSION_ORIGIN_MODES,
  type ConsoleRecord,
  type InstanceDescription,
  type JsonObject,
  type SessionNote,
  type SessionOrigin,
} from '../../../src-shared/console'
import { RecorderError } from '../recorder-error'
import { TRANSFER_LIMITS as LIMITS } from './transfer-limits'

/** One thing in a recording that travels: each session comes before its instances, its events in order and its notes. */
export type TransferItem =
  | {
      readonly type: 'session'
      readonly name: string
      readonly startedWallMs: number
      readonly endedWallMs: number | null
      /** What the operator wrote about the session; empty when nothing. */
      readonly note: string
      readonly tags: readonly string[]
      readonly origin: SessionOrigin | null
    }
  | ({ readonly type: 'instance' } & InstanceDescription)
  | TransferEvent
  | ({ readonly type: 'note' } & Pick<SessionNote, 'ordinal' | 'text' | 'createdWallMs'>)

/** A record with its place in the session; `atNs` is measured from the session's beginning. */
export type TransferEvent = { readonly type: 'event'; readonly ordinal: number } & ConsoleRecord

/** An item and where it stands in its file, for messages. */
export interface PlacedItem {
  readonly place: string
  readonly item: TransferItem
}

const text = z.string().max(LIMITS.textCharacters)
const count = z.int().min(0)
/** A moment that a calendar has, with room for the length of a session. */
const wallMs = z.number().min(0).max(8e15)
const payload = z.custom<JsonObject>(isJsonObject, 'must be a JSON object')

const session = z.strictObject({
  type: z.literal('session'),
  name: text,
  startedWallMs: wallMs,
  endedWallMs: wallMs.nullable(),
  note: text,
  tags: z.array(text).max(LIMITS.tagCount),
  origin: z.strictObject({ mode: z.enum(SESSION_ORIGIN_MODES), sessionId: z.int().nullable() }).nullable(),
})

const instance = z.strictObject({
  type: z.literal('instance'),
  instanceId: z.int(),
  accountId: text,
  roomId: text,
  clientType: z.int(),
  authType: z.int(),
  transport: z.enum(['binary', 'text']),
  engine: z.enum(['own', 'vendor']),
  draft: payload.nullable(),
})

const note = z.strictObject({
  type: z.literal('note'),
  ordinal: z.int().min(1).nullable(),
  text,
  createdWallMs: wallMs,
})

const frameFacts = {
  direction: z.enum(['in', 'out']),
  transport: z.enum(['binary', 'text']),
  sizeBytes: count,
  redacted: z.boolean(),
}
const bytes = z
  .instanceof(Uint8Array)
  .refine((data) => data.byteLength <= LIMITS.frameBytes, `must not exceed ${LIMITS.frameBytes} bytes`)
const frameText = z.string().max(LIMITS.frameBytes)

const storedFrame = z.strictObject({ ...frameFacts, data: z.union([frameText, bytes]) })
const encodedFrame = z
  .discriminatedUnion('encoding', [
    z.strictObject({ ...frameFacts, encoding: z.literal('text'), data: frameText }),
    z.strictObject({ ...frameFacts, encoding: z.literal('base64'), data: z.base64() }),
  ])
  .transform(({ encoding, data, ...facts }) => ({
    ...facts,
    data: encoding === 'base64' ? Uint8Array.from(Buffer.from(data, 'base64')) : data,
  }))
  .pipe(storedFrame)

const eventFields = {
  type: z.literal('event'),
  ordinal: count,
  atNs: count,
  instanceId: z.int().nullable(),
  attemptId: z.int().nullable(),
  kind: z.enum(RECORD_KINDS),
  name: text,
  from: text.nullable(),
  to: text.nullable(),
  code: z.number().nullable(),
  payload,
}

const storedItem = z.discriminatedUnion('type', [
  session,
  instance,
  note,
  z.strictObject({ ...eventFields, frame: storedFrame.nullable() }),
])
const encodedItem = z.discriminatedUnion('type', [
  session,
  instance,
  note,
  z.strictObject({ ...eventFields, frame: encodedFrame.nullable() }),
])

/**
 * Checks an item as it stands in a file.
 * @param form `stored`: frame data as bytes or text. `encoded`: frame data as a string with its `encoding`.
 * @throws RecorderError `invalidImport` naming the place and the field.
 */
export function parseItem(value: unknown, form: 'stored' | 'encoded', place: string): PlacedItem {
  const parsed = (form === 'stored' ? storedItem : encodedItem).safeParse(value)
  // Enumerations of the vendor are numbers here: a recording of a newer client is no less true.
  if (parsed.success) return { place, item: parsed.data as TransferItem }
  const [issue] = parsed.error.issues
  const field = formatPath(issue?.path ?? [], 'the whole entry')
  throw invalidImport(place, `${field}: ${issue?.message ?? 'is wrong'}`)
}

/** Says that a file is no intact recording, and what to do about it. */
export function invalidImport(place: string, detail: string): RecorderError {
  return new RecorderError(
    'invalidImport',
    `The file cannot be imported: ${place}: ${detail}. Nothing was imported; export the session again.`,
  )
}

/** Says that a file holds more than can be imported. */
export function tooLarge(place: string, detail: string): RecorderError {
  return new RecorderError(
    'tooLarge',
    `The file cannot be imported: ${place}: ${detail}. Nothing was imported; export fewer sessions at a time.`,
  )
}

function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
