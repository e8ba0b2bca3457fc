import type { CheckedEvent } from './checked-event'

/** The client tells its listener in the same turn in which something happens; only a stalled process takes this long. */
const LATE_AFTER_NS = 1_000_000_000

/** A callback that a transition makes due. */
export class OwedCallback {
  private due: CheckedEvent | null = null

  /** The transition that made it due; null when nothing is owed. */
  get transition(): CheckedEvent | null {
    return this.due
  }

  owe(transition: CheckedEvent): void {
    this.due = transition
  }

  /** Told, or given up: returns what made it due. */
  settle(): CheckedEvent | null {
    const { due } = this
    this.due = null
    return due
  }
}

/** True when a callback came so long after its transition that something must have held it up. */
export function isLate(callback: CheckedEvent, transition: CheckedEvent): boolean {
  return callback.atNs - transition.atNs > LATE_AFTER_NS
}
