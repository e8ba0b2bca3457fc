import { lastingArguments } from './launch-flags'
import { argumentsOf, type OpenOrder } from './open-order'

/**
 * What is asked of the app while it closes: too late for this run, so the app comes up anew and does it. A start that
 * asks for nothing wants a window, and gets one in the same way.
 */
export class NextStart {
  private closing = false
  /** Null when nobody asked. */
  private orders: readonly OpenOrder[] | null = null

  /** From now on it is for the next start, whatever comes. */
  appCloses(): void {
    this.closing = true
  }

  /** Keeps orders, none of them for a mere window. Returns false while the app can carry them out itself. */
  take(orders: readonly OpenOrder[]): boolean {
    if (!this.closing) return false
    this.orders = [...(this.orders ?? []), ...orders]
    return true
  }

  /**
   * The arguments of the start that follows this run; null when nobody asked for one.
   * @param argv the arguments of this run; what they asked for once is not done again.
   */
  argumentsAfter(argv: readonly string[]): string[] | null {
    return this.orders && [...lastingArguments(argv), ...argumentsOf(this.orders)]
  }
}
