import { expect } from 'vitest'
import type { ManualClock } from '../../../src-shared/time'

const MAX_TURNS = 2000

/** Lets the clock run, `stepMs` at a time, until the recorder's threads brought about what is waited for. */
export async function advanceUntil(
  clock: ManualClock,
  isReached: () => boolean,
  stepMs = 100,
): Promise<void> {
  for (let turn = 0; turn < MAX_TURNS && !isReached(); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    await clock.advance(stepMs)
  }
  expect(isReached()).toBe(true)
}
