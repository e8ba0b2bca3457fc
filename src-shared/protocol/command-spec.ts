import type { MapperName } from './mappers'
import { translatesCodes } from './result-code'
import type { FieldType } from './wire-types'

/** One field of a packet body; its place in the list is its place on the wire. */
export interface FieldSpec {
  name: string
  type: FieldType
  /** Table that names the tags of a Property or of each member of a PropertyArray. */
  mapper?: MapperName
}

/** One command of the link protocol (protocol notes §6). */
export interface CommandSpec<Name extends string = string> {
  name: Name
  /** Service id. */
  sid: number
  /** Command id within the service. */
  cid: number
  /** `request` is sent by a client and answered; `push` is sent by the server and not answered. */
  direction: 'request' | 'push'
  params: readonly FieldSpec[]
  response: readonly FieldSpec[]
  /** Whether result codes travel in their 16-bit form (protocol notes §4). */
  codeTranslation: boolean
  /** The API call or event behind it; in parentheses when it is not a public call. */
  api: string
}

type FieldRow = readonly [name: string, type: FieldType, mapper?: MapperName]

interface RequestRow {
  api: string
  params?: readonly FieldRow[]
  response?: readonly FieldRow[]
}

function fieldSpec([name, type, mapper]: FieldRow): FieldSpec {
  return mapper === undefined ? { name, type } : { name, type, mapper }
}

/** Table row of a request, `id` being `sid_cid`. */
export function request<Name extends string>(
  id: `${number}_${number}`,
  name: Name,
  { api, params = [], response = [] }: RequestRow,
): CommandSpec<Name> {
  return { ...identity(id, name), direction: 'request', api, ...bodies(params, response) }
}

/** Table row of a push, `id` being `sid_cid`. */
export function push<Name extends string>(
  id: `${number}_${number}`,
  name: Name,
  { api, response = [] }: Omit<RequestRow, 'params'>,
): CommandSpec<Name> {
  return { ...identity(id, name), direction: 'push', api, ...bodies([], response) }
}

function identity<Name extends string>(id: string, name: Name) {
  const [sid = 0, cid = 0] = id.split('_').map(Number)
  return { name, sid, cid, codeTranslation: translatesCodes(sid, cid) }
}

function bodies(params: readonly FieldRow[], response: readonly FieldRow[]) {
  return { params: params.map(fieldSpec), response: response.map(fieldSpec) }
}
