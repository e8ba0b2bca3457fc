import type { V2NIMChatroomEnterParams } from '../../src-shared/chatroom'
import type { Clock, TimerHandle } from '../../src-shared/time'
import type { V2NIMChatroomEnterResult } from './enter-result'
import { V2NIMError } from './v2nim-error'

const MS_PER_SECOND = 1000
const CANCELLED = 191002

/** What a bulk needs of a client: either engine's will do. */
export interface BulkEnterClient<Result> {
  enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<Result>
  exit(): Promise<void>
}

/** One enter() of a bulk. */
export interface BulkEnterItem<Result = V2NIMChatroomEnterResult> {
  readonly client: BulkEnterClient<Result>
  readonly roomId: string
  readonly enterParams: V2NIMChatroomEnterParams
}

/** How one enter() of a bulk ended; `cancelled` also when it never began. */
export type BulkEnterOutcome<Result = V2NIMChatroomEnterResult> =
  | { readonly outcome: 'entered'; readonly result: Result }
  | { readonly outcome: 'failed'; readonly error: V2NIMError }
  | { readonly outcome: 'cancelled' }

/** Where a bulk stands; the four counts of what is over or running add up to what has been started or cancelled. */
export interface BulkEnterProgress {
  readonly total: number
  readonly running: number
  readonly entered: number
  readonly failed: number
  readonly cancelled: number
}

export interface BulkEnterOptions {
  /** Starts no more enter() calls than this in a second. */
  readonly ratePerSecond: number
  /** Aborted: what has not begun never begins, what runs is called off; who is in a room stays there. */
  readonly signal?: AbortSignal
  /** Told after every start and every end. */
  readonly onProgress?: (progress: BulkEnterProgress) => void
}

/**
 * Lets many clients enter, one after the other at a steady rate.
 * @returns the outcomes in the order of the items; never rejects because of one of them.
 * @throws RangeError for a rate that is no positive number.
 */
export function enterInBulk<Result = V2NIMChatroomEnterResult>(
  clock: Clock,
  items: readonly BulkEnterItem<Result>[],
  options: BulkEnterOptions,
): Promise<BulkEnterOutcome<Result>[]> {
  const { ratePerSecond } = options
  if (!(ratePerSecond > 0)) {
    return Promise.reject(new RangeError(`ratePerSecond is ${ratePerSecond}; it must be a positive number`))
  }
  return new BulkEnter(clock, items, options).run()
}

class BulkEnter<Result> {
  private readonly outcomes: Promise<BulkEnterOutcome<Result>>[] = []
  private readonly running = new Set<BulkEnterClient<Result>>()
  private readonly counts = { entered: 0, failed: 0, cancelled: 0 }
  private timer: TimerHandle | null = null
  private allStarted: () => void = () => undefined

  constructor(
    private readonly clock: Clock,
    private readonly items: readonly BulkEnterItem<Result>[],
    private readonly options: BulkEnterOptions,
  ) {}

  async run(): Promise<BulkEnterOutcome<Result>[]> {
    const { signal } = this.options
    const started = new Promise<void>((resolve) => (this.allStarted = resolve))
    const abort = () => this.abort()
    signal?.addEventListener('abort', abort, { once: true })
    this.startNext()
    await started
    const outcomes = await Promise.all(this.outcomes)
    signal?.removeEventListener('abort', abort)
    return outcomes
  }

  private startNext(): void {
    this.timer = null
    const item = this.options.signal?.aborted ? undefined : this.items[this.outcomes.length]
    if (item === undefined) {
      this.cancelRest()
      return
    }
    this.outcomes.push(this.enter(item))
    this.timer = this.clock.setTimeout(() => this.startNext(), MS_PER_SECOND / this.options.ratePerSecond)
  }

  private async enter({
    client,
    roomId,
    enterParams,
  }: BulkEnterItem<Result>): Promise<BulkEnterOutcome<Result>> {
    this.running.add(client)
    this.tell()
    const ended = await client.enter(roomId, enterParams).then(entered, failed)
    this.running.delete(client)
    this.counts[ended.outcome]++
    this.tell()
    return ended
  }

  private abort(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    for (const client of this.running) void client.exit()
    this.cancelRest()
  }

  private cancelRest(): void {
    const rest = this.items.length - this.outcomes.length
    for (let count = 0; count < rest; count++) this.outcomes.push(Promise.resolve({ outcome: 'cancelled' }))
    this.counts.cancelled += rest
    if (rest > 0) this.tell()
    this.allStarted()
  }

  private tell(): void {
    const { size: running } = this.running
    this.options.onProgress?.({ total: this.items.length, running, ...this.counts })
  }
}

function entered<Result>(result: Result): BulkEnterOutcome<Result> {
  return { outcome: 'entered', result }
}

function failed(thrown: unknown): BulkEnterOutcome<never> {
  const error = V2NIMError.from(thrown)
  return error.code === CANCELLED ? { outcome: 'cancelled' } : { outcome: 'failed', error }
}
