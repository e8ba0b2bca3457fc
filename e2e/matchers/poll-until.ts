import { setTimeout as sleep } from 'node:timers/promises'
import type { ExpectMatcherState } from '@playwright/test'

/** Looks often at first, as Playwright's own assertions do. */
const INTERVALS_MS = [50, 100, 250, 500]

/** What was seen last, and whether it was as expected. */
export interface Sight<Seen> {
  readonly seen: Seen
  readonly pass: boolean
}

/** Looks again and again until the expectation, or with `.not` its opposite, comes true or its time is over. */
export async function pollUntil<Seen>(
  { isNot, timeout }: Pick<ExpectMatcherState, 'isNot' | 'timeout'>,
  look: () => Promise<Seen>,
  holds: (seen: Seen) => boolean,
): Promise<Sight<Seen>> {
  const deadlineMs = performance.now() + timeout
  for (let round = 0; ; round++) {
    const seen = await look()
    const pass = holds(seen)
    const leftMs = deadlineMs - performance.now()
    if (pass !== isNot || leftMs <= 0) return { seen, pass }
    await sleep(Math.min(INTERVALS_MS[round] ?? 500, leftMs))
  }
}
