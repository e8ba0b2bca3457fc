import { V2NIMChatroomStatus } from '../chatroom/enums'
import { commandById, commands } from '../protocol'
import { LOGIN_STAGES, RECORD_KINDS, type FrameDirection, type LoginStage, type RecordKind } from './record'

/**
 * What an event can be beyond its kind. `failure`: a login that ended outside the room. `kick`: the client was
 * thrown out. `heartbeat`: a frame or timer of the heartbeat.
 */
export const EVENT_NATURES = ['failure', 'kick', 'heartbeat'] as const
export type EventNature = (typeof EVENT_NATURES)[number]

/** What a value of each field is. A pattern is a whole word, upper or lower case, or a beginning followed by `*`. */
export interface QueryFieldValues {
  readonly code: number
  readonly kind: RecordKind
  /** Pattern for the account of the event's instance. */
  readonly account: string
  /** Pattern for the room of the event's instance. */
  readonly room: string
  readonly instance: number
  /** Pattern. */
  readonly name: string
  /** Pattern for what was left: a status, or the stage in which an attempt ended. */
  readonly from: string
  /** Pattern for what was reached: a status, a stage or the outcome of an attempt. */
  readonly to: string
  readonly stage: LoginStage
  readonly direction: FrameDirection
  /** The name of a packet's command, or `sid_cid` where the protocol knows no such command. */
  readonly cmd: string
  readonly is: EventNature
}
export type QueryField = keyof QueryFieldValues

/** A field as a query is read, completed and explained. */
export interface QueryFieldSpec<F extends QueryField = QueryField> {
  /** Values that completion offers; only these are taken where `open` is false. */
  readonly values: readonly string[]
  readonly open: boolean
  /** Key of the field's explanation in the texts of the window. */
  readonly descriptionKey: `query.field.${F}`
  /** The value that a text means, or null when the field cannot have it. */
  readonly read: (text: string) => QueryFieldValues[F] | null
}

const FRAME_DIRECTIONS: readonly FrameDirection[] = ['in', 'out']

/** Every field of the filter language, in the order in which they are offered. */
export const QUERY_FIELDS: { readonly [F in QueryField]: QueryFieldSpec<F> } = {
  code: numberField('code', /^-?\d{1,9}$/),
  kind: enumField('kind', RECORD_KINDS),
  account: patternField('account', []),
  room: patternField('room', []),
  instance: numberField('instance', /^\d{1,9}$/),
  name: patternField('name', []),
  from: patternField('from', Object.keys(V2NIMChatroomStatus)),
  to: patternField('to', Object.keys(V2NIMChatroomStatus)),
  stage: enumField('stage', LOGIN_STAGES),
  direction: enumField('direction', FRAME_DIRECTIONS),
  cmd: {
    ...describe(
      'cmd',
      commands.map(({ name }) => name),
    ),
    open: false,
    read: readCommand,
  },
  is: enumField('is', EVENT_NATURES),
}

/** Names of the fields, in the order in which they are offered. */
export const QUERY_FIELD_NAMES = Object.keys(QUERY_FIELDS) as readonly QueryField[]

/** The field of a name in upper or lower case, or null. */
export function queryFieldOf(name: string): QueryField | null {
  return QUERY_FIELD_NAMES.find((field) => field === name.toLowerCase()) ?? null
}

function describe<F extends QueryField>(field: F, values: readonly string[]) {
  return { values, descriptionKey: `query.field.${field}` } as const
}

function enumField<F extends QueryField, V extends string>(field: F, values: readonly V[]) {
  const read = (text: string) => values.find((value) => value === text.toLowerCase()) ?? null
  return { ...describe(field, values), open: false, read }
}

function patternField<F extends QueryField>(field: F, values: readonly string[]) {
  return { ...describe(field, values), open: true, read: (text: string) => text }
}

function numberField<F extends QueryField>(field: F, form: RegExp) {
  const read = (text: string) => (form.test(text) ? Number(text) + 0 : null)
  return { ...describe(field, []), open: true, read }
}

/** Takes a command's name, or its service and command id as in `36_2`. */
function readCommand(text: string): string | null {
  const ids = /^(\d{1,3})_(\d{1,3})$/.exec(text)
  if (!ids) return commands.find(({ name }) => name.toLowerCase() === text.toLowerCase())?.name ?? null
  const [sid, cid] = [Number(ids[1]), Number(ids[2])]
  return commandById(sid, cid)?.name ?? `${sid}_${cid}`
}
