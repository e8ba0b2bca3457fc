import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { defaultEnterDraft, type ConsoleBridge } from '../src-shared/console'
import { formatReport } from './report'
import {
  LONG_TASK_MS,
  measurePage,
  probeRows,
  takeLongTasks,
  watchLongTasks,
  type PageSize,
} from './window-probe'

/**
 * What the window costs while 200 clients enter and leave without a pause: tasks that hold the window up, the size of its
 * page and of its memory, at the beginning and at the end.
 */

const INSTANCE_COUNT = 200
const LOAD_MS = 20_000
/** Everyone in the room is told of each who comes and goes: so few every tenth of a second make over 2,000 events a second. */
const CLIENTS_A_TICK = 3
const TICK_MS = 100

interface Load {
  readonly longTasksMs: readonly number[]
  readonly eventsPerSecond: number
}

const scratch = mkdtempSync(join(tmpdir(), 'roomscope-window-bench-'))

try {
  const app = await _electron.launch({
    args: [resolve('.'), '--disable-gpu', `--profile-dir=${join(scratch, 'profile')}`],
  })
  const page = await app.firstWindow()
  await page.getByTestId('enter-demo-room').first().waitFor()
  const debug = await page.context().newCDPSession(page)
  await createInstances(page)
  await watchLongTasks(page)
  const before = await measurePage(debug)
  const load = await runLoad(page)
  const after = await measurePage(debug)
  await app.close()
  report(before, load, after)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function createInstances(page: Page): Promise<void> {
  const draft = defaultEnterDraft({ roomId: '36', anonymousMode: true })
  await page.evaluate(
    async ({ wanted, count }) => {
      const { roomscope } = globalThis as unknown as { roomscope: ConsoleBridge }
      const reply = await roomscope.bootstrap()
      const appkey = reply.ok ? (reply.value.cloud.apps[0]?.appkey ?? '') : ''
      for (let made = 0; made < count; made++)
        await roomscope.createInstance({ draft: { ...wanted, appkey } })
    },
    { wanted: draft, count: INSTANCE_COUNT },
  )
  await page.getByTestId(`instance-row-${INSTANCE_COUNT}`).waitFor({ state: 'attached' })
}

/** Enters and leaves with a few clients at a time while the window shows what happens. */
async function runLoad(page: Page): Promise<Load> {
  const eventsPerSecond = await page.evaluate(
    async ({ instanceCount, loadMs, clientsATick, tickMs }) => {
      const { roomscope } = globalThis as unknown as { roomscope: ConsoleBridge }
      const countEvents = async () => {
        const reply = await roomscope.recorderStatus()
        return reply.ok ? reply.value.committedOrdinal : 0
      }
      const firstOrdinal = await countEvents()
      const startedMs = performance.now()
      for (let tick = 0; performance.now() - startedMs < loadMs; tick++) {
        for (let offset = 0; offset < clientsATick; offset++) {
          const turn = tick * clientsATick + offset
          const instanceId = 1 + (turn % instanceCount)
          const isLeaving = Math.floor(turn / instanceCount) % 2 === 1
          void (isLeaving ? roomscope.exitInstance({ instanceId }) : roomscope.enterInstance({ instanceId }))
        }
        await new Promise((resolve) => setTimeout(resolve, tickMs))
      }
      const elapsedSeconds = (performance.now() - startedMs) / 1000
      return ((await countEvents()) - firstOrdinal) / elapsedSeconds
    },
    { instanceCount: INSTANCE_COUNT, loadMs: LOAD_MS, clientsATick: CLIENTS_A_TICK, tickMs: TICK_MS },
  )
  return { longTasksMs: await takeLongTasks(page), eventsPerSecond }
}

function report(before: PageSize, { longTasksMs, eventsPerSecond }: Load, after: PageSize): void {
  console.log(
    formatReport({
      title: 'Window: 200 clients come and go',
      command: 'npm run bench',
      method: `${INSTANCE_COUNT} clients enter and leave a room of the embedded cloud for ${LOAD_MS / 1000} s; a task longer than ${LONG_TASK_MS} ms holds the window up. Memory is compared with 150 MB, the aim.`,
      rows: [
        { label: 'Events recorded, per second', figure: eventsPerSecond, unit: '', ratio: null },
        ...probeRows(before, longTasksMs, after),
      ],
    }),
  )
}
