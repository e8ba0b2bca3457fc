import type { LoginAttempt } from '../../src-shared/console'

/** Login attempts in the order in which they were first seen; one that went on replaces what was known of it. */
export class AttemptList {
  private readonly attempts: LoginAttempt[] = []
  private readonly places = new Map<string, number>()

  get length(): number {
    return this.attempts.length
  }

  at(index: number): LoginAttempt | undefined {
    return this.attempts[index]
  }

  put(attempts: readonly LoginAttempt[]): void {
    for (const attempt of attempts) {
      const key = `${attempt.instanceId}/${attempt.attemptId}`
      const place = this.places.get(key) ?? this.attempts.length
      this.places.set(key, place)
      this.attempts[place] = attempt
    }
  }

  /** The newest attempts, `count` at most, oldest first. */
  newest(count: number): LoginAttempt[] {
    return this.attempts.slice(-count)
  }

  /** Index of the attempt that an event belongs to, by the event that stands for it; -1 when there is none. */
  indexOfOrdinal(ordinal: number): number {
    return this.attempts.findIndex((attempt) => attempt.ordinal === ordinal)
  }

  clear(): void {
    this.attempts.length = 0
    this.places.clear()
  }
}
