import type { CDPSession, Page } from '@playwright/test'
import type { BenchmarkRow } from './report'

/** What a window costs, seen from outside through Playwright. */

/** The aims of the product: no longer task, no more memory; and the number of elements stays what it is. */
export const LONG_TASK_MS = 50
const AIM_HEAP_MB = 150
const BYTES_PER_MB = 1_000_000

export interface PageSize {
  readonly elementCount: number
  readonly heapMb: number
}

/** Where the page keeps the tasks it was held up by. */
interface ProbedPage {
  longTasksMs: number[]
}

/** Begins to note every task that is longer than 50 ms. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probed = globalThis as unknown as ProbedPage
    probed.longTasksMs = []
    new PerformanceObserver((list) =>
      probed.longTasksMs.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
  })
}

/** The tasks noted since the last call, milliseconds. */
export function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const probed = globalThis as unknown as ProbedPage
    const taken = probed.longTasksMs
    probed.longTasksMs = []
    return taken
  })
}

/** Live memory without garbage. */
export async function measurePage(debug: CDPSession): Promise<PageSize> {
  await debug.send('HeapProfiler.collectGarbage')
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  const { result } = await debug.send('Runtime.evaluate', {
    expression: `document.querySelectorAll('*').length`,
  })
  return { elementCount: Number(result.value), heapMb: usedSize / BYTES_PER_MB }
}

/** The rows of a report that every window benchmark has. */
export function probeRows(before: PageSize, longTasksMs: readonly number[], after: PageSize): BenchmarkRow[] {
  return [
    { label: `Tasks over ${LONG_TASK_MS} ms`, figure: longTasksMs.length, unit: '', ratio: null },
    { label: 'Longest of them', figure: Math.max(0, ...longTasksMs), unit: 'ms', ratio: null },
    { label: 'Elements at the beginning', figure: before.elementCount, unit: '', ratio: null },
    {
      label: 'Elements at the end',
      figure: after.elementCount,
      unit: '',
      ratio: after.elementCount / before.elementCount,
    },
    {
      label: 'Memory at the beginning',
      figure: before.heapMb,
      unit: 'MB',
      ratio: before.heapMb / AIM_HEAP_MB,
    },
    { label: 'Memory at the end', figure: after.heapMb, unit: 'MB', ratio: after.heapMb / AIM_HEAP_MB },
  ]
}
