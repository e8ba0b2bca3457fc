import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 10
const NS_PER_MS = 1_000_000
const PERCENTILE = 99

export interface LoopDelay {
  /** By how much the main process was late, 99 % of the time, since it was asked last; milliseconds. */
  take(): number
  stop(): void
}

/** Watches how late the main process's timers are: everything that has sockets waits as long. */
export function watchLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  return {
    take() {
      // The histogram holds whole intervals, of which the resolution is what was meant to pass.
      const lateMs = histogram.count === 0 ? 0 : histogram.percentile(PERCENTILE) / NS_PER_MS - RESOLUTION_MS
      histogram.reset()
      return Math.max(0, Math.round(lateMs * 10) / 10)
    },
    stop: () => histogram.disable(),
  }
}
