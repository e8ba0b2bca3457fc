import type { Clock, TimerHandle } from '../../../src-shared/time'
import type { Copy, CopyState } from './copy'

/** A receiver that is down for long costs this many copies of memory, not more. */
export const MAX_WAITING_COPIES = 10_000
export const GIVE_UP_AFTER_MS = 3_600_000
const RETRY_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const
const LONGEST_DELAY_MS = 30_000

/** Sends one copy. @returns what went wrong, or null when the receiver took it. */
export type SendCopy = (copy: Copy) => Promise<string | null>

/** How long to wait after the `attemptCount`-th attempt failed. */
export function retryDelayMs(attemptCount: number): number {
  return RETRY_DELAYS_MS[attemptCount - 1] ?? LONGEST_DELAY_MS
}

/** The copies of one app: sent one after the other in the order in which things happened, each until it is taken. */
export class CopyQueue {
  private readonly waiting: Copy[] = []
  private retry: TimerHandle | null = null
  private sending = false
  private running = false

  constructor(
    private readonly clock: Clock,
    private readonly send: SendCopy,
  ) {}

  get length(): number {
    return this.waiting.length
  }

  /** Begins to send, or goes on with what waits. */
  start(): void {
    this.running = true
    this.sendNext()
  }

  /** Stops sending; what waits stays for the next start. */
  stop(): void {
    this.running = false
    this.forgetRetry()
  }

  push(copy: Copy): void {
    if (this.waiting.length >= MAX_WAITING_COPIES) {
      const problem = `${MAX_WAITING_COPIES} copies are waiting already: the receiver has been down for too long.`
      return this.settle(copy, 'dropped', problem)
    }
    this.waiting.push(copy)
    if (this.retry === null) this.sendNext()
  }

  private sendNext(): void {
    const [copy] = this.waiting
    if (!this.running || this.sending || copy === undefined) return
    this.sending = true
    void this.send(copy).then((problem) => {
      this.sending = false
      this.conclude(copy, problem)
    })
  }

  private conclude(copy: Copy, problem: string | null): void {
    const attemptCount = copy.delivery.attemptCount + 1
    copy.delivery = { ...copy.delivery, attemptCount, problem }
    const isTooOld = this.clock.wallMs() - copy.delivery.createdAtMs >= GIVE_UP_AFTER_MS
    if (problem !== null && !isTooOld) return this.retryAfter(retryDelayMs(attemptCount))
    this.waiting.shift()
    this.settle(copy, problem === null ? 'delivered' : 'expired', problem)
    this.sendNext()
  }

  private retryAfter(delayMs: number): void {
    if (!this.running) return
    this.retry = this.clock.setTimeout(() => {
      this.retry = null
      this.sendNext()
    }, delayMs)
  }

  private settle(copy: Copy, state: CopyState, problem: string | null): void {
    copy.delivery = { ...copy.delivery, state, problem, settledAtMs: this.clock.wallMs() }
  }

  private forgetRetry(): void {
    if (this.retry !== null) this.clock.clearTimeout(this.retry)
    this.retry = null
  }
}
