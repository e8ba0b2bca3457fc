interface Waiter {
  readonly settledCount: number
  readonly resolve: () => void
}

/** Those who wait until a number of entries is on disk. */
export class FlushWaiters {
  private waiters: Waiter[] = []

  /** Resolves when `settledCount` entries are on disk, or when all are released. */
  waitFor(settledCount: number): Promise<void> {
    return new Promise((resolve) => this.waiters.push({ settledCount, resolve }))
  }

  /** So many entries are on disk now. */
  settled(settledCount: number): void {
    const isDone = (waiter: Waiter) => waiter.settledCount <= settledCount
    for (const waiter of this.waiters.filter(isDone)) waiter.resolve()
    this.waiters = this.waiters.filter((waiter) => !isDone(waiter))
  }

  /** What is waited for does not come now. */
  releaseAll(): void {
    this.settled(Infinity)
  }
}
