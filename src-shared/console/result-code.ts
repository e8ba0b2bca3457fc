import type { EventRow } from './session-model'

const SUCCESS_CODE = 200
/** WebSocket's code of a socket that had done its work. */
const NORMAL_CLOSURE = 1000

/** Is there a code that says anything but success. */
export function hasErrorCode(row: Pick<EventRow, 'code'>): boolean {
  return row.code !== null && row.code !== SUCCESS_CODE && row.code !== 0
}

/** The result code of an event, which a table explains. The code of a closed socket is WebSocket's: it is in none. */
export function resultCodeOf(row: Pick<EventRow, 'code' | 'name'>): number | null {
  return row.name === 'socketClosed' ? null : row.code
}

/**
 * Was a socket closed as both sides wanted it: the client left, and the other side answered its goodbye. The same code from
 * a server that was not asked for it ends a login or throws the client out of its room.
 */
export function isAgreedClose({ name, code, payload }: Pick<EventRow, 'name' | 'code' | 'payload'>): boolean {
  return name === 'socketClosed' && code === NORMAL_CLOSURE && payload['byClient'] === true
}
