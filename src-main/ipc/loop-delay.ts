import type { IntervalHistogram } from 'node:perf_hooks'

const RESOLUTION_MS = 10
const NS_PER_MS = 1_000_000
const PERCENTILE = 99

export interface LoopDelay {
  /**
   * By how much the main process was late, 99 % of the time, since it was asked last; milliseconds. It is watched from the
   * first question on, which is answered with 0.
   */
  take(): Promise<number>
  stop(): void
}

/** Watches how late the main process's timers are: everything that has sockets waits as long. */
export function watchLoopDelay(): LoopDelay {
  let histogram: Promise<IntervalHistogram> | null = null
  return {
    async take() {
      histogram ??= startHistogram()
      const { count, percentile } = await histogram.then(readAnew)
      // The histogram holds whole intervals, of which the resolution is what was meant to pass.
      const lateMs = count === 0 ? 0 : percentile / NS_PER_MS - RESOLUTION_MS
      return Math.max(0, Math.round(lateMs * 10) / 10)
    },
    stop: () => void histogram?.then((started) => started.disable()),
  }
}

/** Its module brings much of Node along, which a start would wait for. */
async function startHistogram(): Promise<IntervalHistogram> {
  const { monitorEventLoopDelay } = await import('node:perf_hooks')
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  return histogram
}

function readAnew(histogram: IntervalHistogram): { readonly count: number; readonly percentile: number } {
  const seen = { count: histogram.count, percentile: histogram.percentile(PERCENTILE) }
  histogram.reset()
  return seen
}
