import type { Clock } from '../../src-shared/time'
import { ProviderError } from './provider-error'

export interface DeadlineOptions {
  readonly clock: Clock
  readonly timeoutMs: number
  /** Ends the work early, when nobody waits for it any more. */
  readonly signal: AbortSignal
}

/**
 * Runs work that has to end in time. The signal it gets is aborted as soon as the work is over, whichever way it
 * ended, so that nothing it started goes on behind it.
 * @throws ProviderError `timedOut` or `givenUp`, or what the work throws.
 */
export async function withinDeadline<T>(
  { clock, timeoutMs, signal }: DeadlineOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const end = (error: ProviderError) => controller.abort(error)
  const giveUp = () => end(new ProviderError('givenUp', 'nobody waits for the answer any more'))
  const timer = clock.setTimeout(
    () => end(new ProviderError('timedOut', `no answer within ${timeoutMs} ms`)),
    timeoutMs,
  )
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    return await Promise.race([aborted(controller.signal), work(controller.signal)])
  } finally {
    clock.clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    giveUp()
  }
}

/** Rejects with the signal's reason. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason as Error)
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}
