/**
 * Tells a provider call that nobody waits for it any more. Every login makes one, hardly any provider asks for its
 * AbortSignal: that costs the machine more than all the rest of the call, so it is made when it is asked for.
 */
export class Abandonment {
  private isOver = false
  private controller: AbortController | null = null
  private onAbandoned: (() => void) | null = null

  get happened(): boolean {
    return this.isOver
  }

  /** For providers; aborted once and for all by `abandon`. */
  get signal(): AbortSignal {
    this.controller ??= this.isOver ? abortedController() : new AbortController()
    return this.controller.signal
  }

  /** Tells the running call, before its provider hears of it; calls run one after the other. Null forgets the call. */
  watch(onAbandoned: (() => void) | null): void {
    this.onAbandoned = onAbandoned
  }

  /** Nobody waits any more; the second time nothing happens. */
  abandon(): void {
    if (this.isOver) return
    this.isOver = true
    this.onAbandoned?.()
    this.controller?.abort()
  }
}

function abortedController(): AbortController {
  const controller = new AbortController()
  controller.abort()
  return controller
}
