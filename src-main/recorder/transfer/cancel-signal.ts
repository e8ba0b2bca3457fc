import type { Clock, TimerHandle } from '../../../src-shared/time'

/** Soon enough for a person who waits, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 50

/** An abort signal that follows the cancel flag of a transfer. */
export interface CancelSignal {
  readonly signal: AbortSignal
  /** Resolves after `delayMs`, or at once when the transfer is cancelled. */
  pause(delayMs: number): Promise<void>
  /** Stops looking at the flag. */
  stop(): void
}

/** Looks at the flag until `stop` is called: work that waits for others cannot look itself. */
export function followCancel(clock: Clock, isCancelled: () => boolean): CancelSignal {
  const controller = new AbortController()
  let timer: TimerHandle | null = null
  const look = () => {
    if (isCancelled()) controller.abort()
    else timer = clock.setTimeout(look, LOOK_EVERY_MS)
  }
  look()
  const { signal } = controller
  return {
    signal,
    pause: (delayMs) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const handle = clock.setTimeout(resolve, delayMs)
        signal.addEventListener('abort', () => {
          clock.clearTimeout(handle)
          resolve()
        })
      }),
    stop: () => {
      if (timer) clock.clearTimeout(timer)
    },
  }
}
