import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { defaultEnterDraft, type ConsoleBridge } from '../src-shared/console'
import { formatReport } from './report'
import { measurePage, probeRows, watchWork } from './window-probe'

/**
 * What the window costs while 200 clients enter and leave and it shows all that comes of it: tasks that hold it up, the
 * size of its page and of its memory, at the beginning and at the end.
 */

const INSTANCE_COUNT = 200
const WARM_UP_MS = 5000
const LOAD_MS = 20_000
const EVENTS_PER_SECOND = 2000
/** Everyone in the room is told of each who comes and goes, so few at a time are enough. */
const CLIENTS_A_TICK = 3
const TICK_MS = 50

const scratch = mkdtempSync(join(tmpdir(), 'roomscope-window-bench-'))

try {
  const app = await _electron.launch({
    args: [resolve('.'), '--disable-gpu', `--profile-dir=${join(scratch, 'profile')}`],
  })
  const page = await app.firstWindow()
  await page.getByTestId('enter-demo-room').first().waitFor()
  const debug = await page.context().newCDPSession(page)
  await createInstances(page)
  await enterAndLeave(page, WARM_UP_MS)
  const before = await measurePage(page, debug)
  let eventsPerSecond = 0
  const work = await watchWork(app, page, async () => {
    eventsPerSecond = await enterAndLeave(page, LOAD_MS)
  })
  const after = await measurePage(page, debug)
  await app.close()
  console.log(
    formatReport({
      title: 'Window: 200 clients come and go',
      command: 'npm run bench',
      method:
        `${INSTANCE_COUNT} clients enter and leave a room of the embedded cloud for ${LOAD_MS / 1000} s, as many at a time as ` +
        `make ${EVENTS_PER_SECOND.toLocaleString('en-US')} events a second, after ${WARM_UP_MS / 1000} s of the same; the timeline ` +
        'follows all of it. Tasks are compared with 50 ms and memory with 150 MB, the aims.',
      rows: [
        { label: 'events recorded', figure: eventsPerSecond, unit: '/s', ratio: null },
        ...probeRows(before, [work], after),
      ],
    }),
  )
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

/** Enters and leaves with a few clients at a time while the window shows what happens; events recorded per second. */
function enterAndLeave(page: Page, loadMs: number): Promise<number> {
  return page.evaluate(
    async ({ instanceCount, loadMs, clientsATick, tickMs, eventsPerSecond }) => {
      const { roomscope } = globalThis as unknown as { roomscope: ConsoleBridge }
      const countEvents = async () => {
        const reply = await roomscope.recorderStatus()
        return reply.ok ? reply.value.committedOrdinal : 0
      }
      const firstOrdinal = await countEvents()
      const startedMs = performance.now()
      const elapsedSeconds = () => (performance.now() - startedMs) / 1000
      let turn = 0
      while (elapsedSeconds() * 1000 < loadMs) {
        const isBehind = (await countEvents()) - firstOrdinal < elapsedSeconds() * eventsPerSecond
        for (let started = 0; isBehind && started < clientsATick; started++, turn++) {
          const instanceId = 1 + (turn % instanceCount)
          const isLeaving = Math.floor(turn / instanceCount) % 2 === 1
          void (isLeaving ? roomscope.exitInstance({ instanceId }) : roomscope.enterInstance({ instanceId }))
        }
        await new Promise((resolve) => setTimeout(resolve, tickMs))
      }
      return ((await countEvents()) - firstOrdinal) / elapsedSeconds()
    },
    {
      instanceCount: INSTANCE_COUNT,
      loadMs,
      clientsATick: CLIENTS_A_TICK,
      tickMs: TICK_MS,
      eventsPerSecond: EVENTS_PER_SECOND,
    },
  )
}
