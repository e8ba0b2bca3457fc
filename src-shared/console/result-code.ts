import type { EventRow } from './session-model'

const SUCCESS_CODE = 200

/** Is there a code that says anything but success. */
export function hasErrorCode(row: Pick<EventRow, 'code'>): boolean {
  return row.code !== null && row.code !== SUCCESS_CODE && row.code !== 0
}

/** The result code of an event, which a table explains. The code of a closed socket is WebSocket's: it is in none. */
export function resultCodeOf(row: Pick<EventRow, 'code' | 'name'>): number | null {
  return row.name === 'socketClosed' ? null : row.code
}
