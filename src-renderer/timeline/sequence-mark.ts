import type { EventRow } from '../../src-shared/console'
import { isFailure } from '../format/event-text'

/** A line from top to bottom of the sequence: the operator, one instance, or the cloud. */
export type Lane = 'operator' | 'cloud' | number

/** What an event looks like between the lanes. */
export type SequenceMark =
  | {
      readonly type: 'arrow'
      readonly from: Lane
      readonly to: Lane
      /** Something that is told, not asked for. */
      readonly dashed: boolean
      readonly failed: boolean
    }
  | { readonly type: 'status'; readonly lane: Lane; readonly to: string }
  | { readonly type: 'note'; readonly lane: Lane; readonly failed: boolean }

/** Who told what to whom: calls and callbacks run between operator and client, frames between client and cloud. */
export function sequenceMark(row: EventRow): SequenceMark {
  const lane: Lane = row.instanceId ?? 'cloud'
  const failed = isFailure(row)
  const note: SequenceMark = { type: 'note', lane, failed }
  switch (row.kind) {
    case 'operation':
      return { type: 'arrow', from: 'operator', to: lane, dashed: false, failed }
    case 'callback':
      return { type: 'arrow', from: lane, to: 'operator', dashed: true, failed }
    case 'frame':
      return row.frame?.direction === 'in'
        ? { type: 'arrow', from: 'cloud', to: lane, dashed: false, failed }
        : { type: 'arrow', from: lane, to: 'cloud', dashed: false, failed }
    case 'transition':
      return row.to === null ? note : { type: 'status', lane, to: row.to }
    case 'cloud':
      return { ...note, lane: 'cloud' }
    case 'provider':
    case 'timer':
    case 'attempt':
    case 'error':
      return note
    default:
      return row.kind satisfies never
  }
}
