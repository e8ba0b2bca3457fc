import type { ConsoleRecord } from '../../../src-shared/console'
import type { Clock } from '../../../src-shared/time'
import { HappeningCounts, keyOfHappening, type ExpectedEvent } from './expected-event'

class InstanceProgress {
  readonly counts = new HappeningCounts()
  runningCount = 0
  /** Its latest operation is an enter(). */
  isEntering = false
}

/** Follows a rerun as it runs, and tells when it has come as far as the recording had. */
export class RunWatch {
  private readonly instances = new Map<number, InstanceProgress>()
  private readonly listeners = new Set<() => void>()

  /** An operation begins on an instance. @returns a function to be called when it has ended. */
  begin(instanceId: number, { isEnter }: { readonly isEnter: boolean }): () => void {
    const progress = this.progressOf(instanceId)
    progress.counts.restart()
    progress.runningCount++
    progress.isEntering = isEnter
    return () => {
      progress.runningCount--
      this.tell()
    }
  }

  take(record: ConsoleRecord): void {
    const key = keyOfHappening(record)
    if (record.instanceId === null || key === null) return
    this.progressOf(record.instanceId).counts.add(key)
    this.tell()
  }

  isSettled(instanceId: number): boolean {
    return this.progressOf(instanceId).runningCount === 0
  }

  isReached({ instanceId, key, count }: ExpectedEvent): boolean {
    return this.progressOf(instanceId).counts.of(key) >= count
  }

  /** It is there, or the enter() that should have brought it about has ended without. */
  isDecided(expected: ExpectedEvent): boolean {
    if (this.isReached(expected)) return true
    const { isEntering } = this.progressOf(expected.instanceId)
    return expected.ofItsEnter && isEntering && this.isSettled(expected.instanceId)
  }

  /**
   * Waits until something is over.
   * @param limitMs gives up after this time; null never does.
   * @returns whether it is over.
   * @throws the signal's reason when it is aborted.
   */
  async until(
    isOver: () => boolean,
    {
      clock,
      limitMs,
      signal,
    }: { readonly clock: Clock; readonly limitMs: number | null; readonly signal: AbortSignal },
  ): Promise<boolean> {
    signal.throwIfAborted()
    if (isOver()) return true
    return new Promise((resolve, reject) => {
      const timer = limitMs === null ? null : clock.setTimeout(() => finish(() => resolve(false)), limitMs)
      const finish = (then: () => void) => {
        if (timer) clock.clearTimeout(timer)
        this.listeners.delete(check)
        signal.removeEventListener('abort', stop)
        then()
      }
      const check = () => {
        if (isOver()) finish(() => resolve(true))
      }
      const stop = () => finish(() => reject(signal.reason as Error))
      this.listeners.add(check)
      signal.addEventListener('abort', stop)
    })
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }

  private progressOf(instanceId: number): InstanceProgress {
    const progress = this.instances.get(instanceId) ?? new InstanceProgress()
    this.instances.set(instanceId, progress)
    return progress
  }
}
