import type { ManualClock } from '../../../src-shared/time'

/** Turns of the event loop without anything happening after which both sides of loopback sockets are done. */
const QUIET_TURNS = 12
const TURN_MS = 1

/** Lets everything happen that needs no time: sockets in real time, timers that are due on the standing clock. */
export async function settle(clock: ManualClock, activity: () => number): Promise<void> {
  await quiet(activity)
  while (clock.nextDueMs === 0) {
    await clock.advance(0)
    await quiet(activity)
  }
}

/** Moves time from one timer to the next, each time only when everybody is quiet. */
export async function advanceQuietly(clock: ManualClock, ms: number, activity: () => number): Promise<void> {
  for (let leftMs = ms; leftMs > 0;) {
    const stepMs = Math.min(leftMs, clock.nextDueMs ?? leftMs)
    await clock.advance(stepMs)
    await settle(clock, activity)
    leftMs -= stepMs
  }
}

/** Waits in real time until `activity` has stood still for a while; the manual clock stands still meanwhile. */
async function quiet(activity: () => number): Promise<void> {
  for (let turns = 0, last = activity(); turns < QUIET_TURNS; turns++) {
    await new Promise((resolve) => setTimeout(resolve, TURN_MS))
    if (activity() === last) continue
    last = activity()
    turns = 0
  }
}
