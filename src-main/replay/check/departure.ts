import { LIMITS } from '../../../src-shared/protocol'
import type { CheckedEvent } from './checked-event'

const NS_PER_MS = 1_000_000
/** A logout may take its time; whatever comes later than this cannot belong to the destroyed instance's way out. */
const SILENT_AFTER_NS = 5 * LIMITS.logoutPacketTimeoutMs * NS_PER_MS

/** What the operator asked of one instance that takes it out of its room. */
export class Departure {
  private exitAsked = false
  /** enter() calls whose attempt has not begun: each leaves a former room first. */
  private entersAsked = 0
  private destroyedAtNs: number | null = null

  takeOperation({ name, atNs }: CheckedEvent): void {
    if (name === 'enter') this.entersAsked++
    if (name === 'exit' || name === 'destroyInstance') this.exitAsked = true
    if (name === 'destroyInstance') this.destroyedAtNs ??= atNs
  }

  /** An enter() began its attempt, or was refused for its parameters. */
  enterTaken(): void {
    this.entersAsked = Math.max(0, this.entersAsked - 1)
  }

  /** Whatever was asked before is done or void. */
  entered(): void {
    this.exitAsked = false
    this.entersAsked = 0
  }

  /** The instance is out; an exit() that was asked is done. @returns whether it was asked to leave. */
  exited(): boolean {
    const asked = this.exitAsked || this.entersAsked > 0
    this.exitAsked = false
    return asked
  }

  /** @param isAtRest nothing of the instance is under way. */
  mustBeSilent({ atNs }: CheckedEvent, isAtRest: boolean): boolean {
    if (this.destroyedAtNs === null) return false
    return (isAtRest && this.entersAsked === 0) || atNs - this.destroyedAtNs > SILENT_AFTER_NS
  }
}
