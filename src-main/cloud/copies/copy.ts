import type { CopyEvent } from './copy-body'

/** What became of a copy; `dropped` when the queue was full, `expired` when it could not be delivered for an hour. */
export type CopyState = 'waiting' | 'delivered' | 'dropped' | 'expired'

/** One line of the delivery log. */
export interface CopyDelivery {
  /** Counts the copies of one cloud from 1. */
  readonly copyId: number
  readonly appkey: string
  readonly roomId: string
  readonly accountId: string
  readonly event: CopyEvent
  /** Wall-clock milliseconds. */
  readonly createdAtMs: number
  readonly state: CopyState
  readonly attemptCount: number
  /** What was wrong at the last attempt; null when nothing was. */
  readonly problem: string | null
  /** Wall-clock milliseconds at which it was delivered or given up; null while it waits. */
  readonly settledAtMs: number | null
}

/** A copy on its way: what is sent, and its line of the log, which changes with every attempt. */
export interface Copy {
  readonly body: string
  /** Signs the copy: never into the log. */
  readonly appSecret: string
  delivery: CopyDelivery
}
