import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { EVENT_COUNT, INSTANCE_COUNT, RARE_CODE, recordMillion } from './million-events'
import { formatReport } from './report'
import { describeTasks, measurePage, probeRows, watchWork } from './window-probe'

/**
 * What the window costs while an operator goes through a recording of a million events: opens it, scrolls from end to
 * end, scrubs the film, filters, looks at all four views.
 */

const SCROLL_STEPS = 200
const VIEWS = ['sequence', 'waterfall', 'states', 'table'] as const

const scratch = mkdtempSync(join(tmpdir(), 'roomscope-window-bench-'))

try {
  const profile = join(scratch, 'profile')
  mkdirSync(profile)
  const sessionId = recordMillion(join(profile, 'recordings.sqlite'))
  const app = await _electron.launch({
    args: [resolve('.'), '--disable-gpu', `--profile-dir=${profile}`],
    env: { ...(process.env as Record<string, string>), LANG: 'en_US.UTF-8' },
  })
  const page = await app.firstWindow()
  await page.getByTestId('enter-demo-room').first().waitFor()
  const debug = await page.context().newCDPSession(page)
  const during = (work: (page: Page) => Promise<void>) => watchWork(app, page, () => work(page))
  const opened = await during((window) => openRecording(window, sessionId))
  const before = await measurePage(page, debug)
  const work = new Map([
    ['open', opened],
    ['scroll', await during(scrollThrough)],
    ['scrub the film', await during(scrubFilm)],
    ['filter', await during(filterByCode)],
    ['change the view', await during(changeView)],
  ])
  const after = await measurePage(page, debug)
  await app.close()
  const longest = [...work].map(([name, part]) => `${name} ${describeTasks(part)}`).join(', ')
  console.log(
    formatReport({
      title: 'Window: a recording of a million events',
      command: 'npm run bench',
      method:
        `${EVENT_COUNT.toLocaleString('en-US')} events of ${INSTANCE_COUNT} instances: opened, scrolled in ${SCROLL_STEPS} ` +
        'leaps, scrubbed, filtered, seen in each view. Tasks are compared with 50 ms and memory with 150 MB, the aims. ' +
        `Longest task by processor time: ${longest}.`,
      rows: probeRows(before, [...work.values()], after),
    }),
  )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function openRecording(page: Page, sessionId: number): Promise<void> {
  await page.getByTestId('nav-recordings').click()
  await page.getByTestId(`session-row-${sessionId}`).click()
  await page.getByTestId('film-player').waitFor()
  await page.getByTestId('timeline-row').first().waitFor()
}

/** Leaps through the whole list and lets every place be painted. */
async function scrollThrough(page: Page): Promise<void> {
  await page.getByTestId('timeline-table').evaluate(async (table, steps) => {
    for (let step = 0; step <= steps; step++) {
      table.scrollTop = (table.scrollHeight * step) / steps
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
  }, SCROLL_STEPS)
}

async function scrubFilm(page: Page): Promise<void> {
  for (const key of ['End', 'Home', 'PageUp', 'PageUp', 'ArrowRight', 'ArrowRight', 'Home'])
    await page.getByTestId('film-thumb').press(key)
}

async function filterByCode(page: Page): Promise<void> {
  const query = page.getByTestId('filter-text')
  await query.fill(`code:${RARE_CODE}`)
  await page.getByTestId('timeline-row').first().waitFor()
  await query.fill('')
  await page.getByTestId('timeline-row').first().waitFor()
}

async function changeView(page: Page): Promise<void> {
  for (const view of VIEWS) {
    await page.getByTestId(`timeline-view-${view}`).click()
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
  }
}
