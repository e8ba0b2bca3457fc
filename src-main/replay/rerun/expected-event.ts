import type { EventRow } from '../../../src-shared/console'
import { COMPARED_KINDS } from '../diff/compared-event'

/** Something an instance had done when the operator went on: a rerun waits for it before it goes on too. */
export interface ExpectedEvent {
  readonly instanceId: number
  /** What happened; see `keyOfHappening`. */
  readonly key: string
  /** So often since the instance's operation before, from 1. */
  readonly count: number
  /** The status that was reached, or null for what is no transition. */
  readonly status: string | null
  /** It came while the instance's enter() ran: once that has ended without it, it never comes. */
  readonly ofItsEnter: boolean
  /** The event of the recording. */
  readonly ordinal: number
  /** How long after the instance's operation before, nanoseconds. */
  readonly tookNs: number
}

/** The part of an event or record by which it is recognized. */
export type Happening = Pick<EventRow, 'kind' | 'name' | 'to'>

/** Recognizes the same thing in another run; null for what is not waited for: frames and timers come as they come. */
export function keyOfHappening({ kind, name, to }: Happening): string | null {
  return COMPARED_KINDS.includes(kind) ? [kind, name, to ?? ''].join(' ') : null
}

/** Counts what happened to an instance since its latest operation. */
export class HappeningCounts {
  private readonly counts = new Map<string, number>()

  restart(): void {
    this.counts.clear()
  }

  /** @returns how often it happened by now. */
  add(key: string): number {
    const count = this.of(key) + 1
    this.counts.set(key, count)
    return count
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0
  }
}
