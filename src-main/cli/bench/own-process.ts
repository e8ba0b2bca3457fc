import { cpus } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { BenchReport } from './bench-report'

/** What a run says about the process that the clients are in. */

const NS_PER_MS = 1e6
const DELAY_RESOLUTION_MS = 1

/** The resident set once garbage is gone, bytes. */
export function measureMemory(): number {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  collectGarbage()
  return process.memoryUsage.rss()
}

/** Begins to note how late the event loop is; the answer tells what was seen until then. */
export function watchLoopDelay(): () => BenchReport['loopDelayMs'] {
  const delay = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS })
  delay.enable()
  return () => {
    delay.disable()
    if (delay.count === 0) return null
    const at = (percentile: number) => delay.percentile(percentile) / NS_PER_MS
    return { p50: at(50), p90: at(90), p99: at(99), max: delay.max / NS_PER_MS }
  }
}

export function describeProcess(): BenchReport['machine'] {
  return {
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    processors: cpus().length,
  }
}
