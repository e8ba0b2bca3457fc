import { readFileSync, rmSync } from 'node:fs'
import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import type { BenchmarkRow } from './report'

/** What a window costs, seen from outside through Playwright and Chromium's own trace. */

/** The aims of the product: no longer task, no more memory; and the number of elements stays what it is. */
export const LONG_TASK_MS = 50
const AIM_HEAP_MB = 150
const BYTES_PER_MB = 1_000_000
const US_PER_MS = 1000

export interface PageSize {
  readonly elementCount: number
  /** DOM nodes that are alive, also those that are no longer in the page. */
  readonly nodeCount: number
  readonly heapMb: number
}

/** A task of the window's main thread. */
export interface WindowTask {
  readonly wallMs: number
  /** Without the time in which other processes had the processor: what counts on a machine that is not alone. */
  readonly processorMs: number
}

/** What the window did while something went on. */
export interface WindowWork {
  readonly tasks: readonly WindowTask[]
  readonly frameCount: number
  readonly elapsedMs: number
}

/** Live memory and nodes, without garbage. */
export async function measurePage(page: Page, debug: CDPSession): Promise<PageSize> {
  await debug.send('HeapProfiler.collectGarbage')
  await debug.send('Performance.enable')
  const { metrics } = await debug.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((known) => known.name === name)?.value ?? NaN
  const elementCount = await page.evaluate(() => document.querySelectorAll('*').length)
  return { elementCount, nodeCount: metric('Nodes'), heapMb: metric('JSHeapUsedSize') / BYTES_PER_MB }
}

/** Where the page counts its frames. */
interface ProbedPage {
  frameCount: number
}

/** Does something to the window, and tells each task that its main thread had meanwhile. */
export async function watchWork(
  app: ElectronApplication,
  page: Page,
  work: () => Promise<unknown>,
): Promise<WindowWork> {
  const processId = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] }),
  )
  await countFrames(page)
  const startedMs = performance.now()
  await work()
  const elapsedMs = performance.now() - startedMs
  const frameCount = await page.evaluate(() => (globalThis as unknown as ProbedPage).frameCount)
  const traceFile = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const tasks = readTasks(readFileSync(traceFile, 'utf8'), processId)
  rmSync(traceFile)
  return { tasks, frameCount, elapsedMs }
}

async function countFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probed = globalThis as unknown as ProbedPage
    const isCounting = typeof probed.frameCount === 'number'
    probed.frameCount = 0
    if (isCounting) return
    const count = () => {
      probed.frameCount++
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
}

/** An event of Chromium's trace format; times in microseconds. */
interface TraceEvent {
  readonly ph: string
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

function readTasks(trace: string, processId: number | undefined): WindowTask[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] }
  const own = traceEvents.filter(({ pid }) => pid === processId)
  const mainThread = own.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasks = own
    .filter(({ tid, ph, name }) => tid === mainThread?.tid && ph === 'X' && name.endsWith('RunTask'))
    .map(({ dur = 0, tdur = dur }) => ({ wallMs: dur / US_PER_MS, processorMs: tdur / US_PER_MS }))
  if (tasks.length === 0) throw new Error("The trace has no task of the window's main thread.")
  return tasks
}

/** The longest task by processor time, and how many were longer than the aim, as in `31 ms` or `72 ms (2 over 50 ms)`. */
export function describeTasks({ tasks }: WindowWork): string {
  const times = tasks.map(({ processorMs }) => processorMs)
  const longCount = times.filter((ms) => ms > LONG_TASK_MS).length
  return `${largest(times).toFixed(0)} ms${longCount === 0 ? '' : ` (${longCount} over ${LONG_TASK_MS} ms)`}`
}

/** The rows of a report that every window benchmark has. */
export function probeRows(before: PageSize, work: readonly WindowWork[], after: PageSize): BenchmarkRow[] {
  const tasks = work.flatMap((part) => part.tasks)
  const plain = (label: string, figure: number, unit = ''): BenchmarkRow => ({
    ...{ label, figure, unit },
    ratio: null,
  })
  const taskRows = (label: string, times: readonly number[]) => [
    plain(`tasks over ${LONG_TASK_MS} ms ${label}`, times.filter((ms) => ms > LONG_TASK_MS).length),
    {
      label: `longest task ${label}`,
      figure: largest(times),
      unit: 'ms',
      ratio: largest(times) / LONG_TASK_MS,
    },
  ]
  const growth = (label: string, first: number, last: number): BenchmarkRow[] => [
    plain(`${label}, beginning`, first),
    { label: `${label}, end`, figure: last, unit: '', ratio: last / first },
  ]
  const memory = (label: string, { heapMb }: PageSize): BenchmarkRow => ({
    ...{ label: `live memory, ${label}`, figure: heapMb, unit: 'MB' },
    ratio: heapMb / AIM_HEAP_MB,
  })
  return [
    ...taskRows(
      'by processor time',
      tasks.map(({ processorMs }) => processorMs),
    ),
    ...taskRows(
      'by the clock',
      tasks.map(({ wallMs }) => wallMs),
    ),
    plain(
      'frames drawn',
      (sum(work.map(({ frameCount }) => frameCount)) / sum(work.map(({ elapsedMs }) => elapsedMs))) * 1000,
      '/s',
    ),
    ...growth('elements of the page', before.elementCount, after.elementCount),
    ...growth('live DOM nodes', before.nodeCount, after.nodeCount),
    memory('beginning', before),
    memory('end', after),
  ]
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
