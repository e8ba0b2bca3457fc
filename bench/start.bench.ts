import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from '@playwright/test'
import { formatReport, median } from './report'

/**
 * How long the app takes from the start of its process until its window can be used, beside an Electron app that opens an
 * empty page, in turn in the same run.
 */

const ROUNDS = 7
const LOOK_EVERY_MS = 10
const scratch = mkdtempSync(join(tmpdir(), 'roomscope-start-bench-'))

try {
  const emptyApp = writeEmptyApp()
  const empty: number[] = []
  const first: OwnStart[] = []
  const again: OwnStart[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const [emptyMs = 0] = await measureStart([emptyApp], ['#ready'])
    empty.push(emptyMs)
    const profile = `--profile-dir=${join(scratch, `profile-${round}`)}`
    first.push(await measureOwnStart(profile))
    again.push(await measureOwnStart(profile))
  }
  const emptyMs = median(empty)
  const row = (label: string, elapsedMs: readonly number[]) => {
    const figure = median(elapsedMs)
    return { label, figure, unit: 'ms', ratio: figure / emptyMs } as const
  }
  console.log(
    formatReport({
      title: 'Start: process to usable window',
      command: 'npm run bench',
      method: `${ROUNDS} starts of each, in turn: an empty window, ours on a fresh profile, and again on that profile; measured by Playwright. Usable is when the first room can be entered; the other panes are drawn after that.`,
      rows: [
        { label: 'Electron, empty window', figure: emptyMs, unit: 'ms', ratio: null },
        row(
          'Roomscope, usable',
          first.map(({ usableMs }) => usableMs),
        ),
        row(
          'Roomscope, every pane drawn',
          first.map(({ wholeMs }) => wholeMs),
        ),
        row(
          'Roomscope, usable, second start',
          again.map(({ usableMs }) => usableMs),
        ),
        row(
          'Roomscope, every pane drawn, second start',
          again.map(({ wholeMs }) => wholeMs),
        ),
      ],
    }),
  )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

interface OwnStart {
  readonly usableMs: number
  /** Until the last pane shows what it has to show. */
  readonly wholeMs: number
}

async function measureOwnStart(profile: string): Promise<OwnStart> {
  const steps = ['[data-testid=enter-demo-room]:enabled', '[data-testid=timeline-row]']
  const [usableMs = 0, wholeMs = 0] = await measureStart([resolve('.'), profile], steps)
  return { usableMs, wholeMs }
}

/**
 * @param steps selectors of what comes one after the other.
 * @returns ms from the start of the process until each of them was seen.
 */
async function measureStart(args: readonly string[], steps: readonly string[]): Promise<number[]> {
  const started = performance.now()
  const app = await _electron.launch({ args: [...args, '--disable-gpu'] })
  const page = await app.firstWindow()
  const elapsedMs: number[] = []
  for (const selector of steps) {
    // Not a locator: that looks twice a second only, once it has waited a while.
    await page.waitForFunction(isThere, selector, { polling: LOOK_EVERY_MS })
    elapsedMs.push(performance.now() - started)
  }
  await app.close()
  return elapsedMs
}

function isThere(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility() === true
}

function writeEmptyApp(): string {
  const main = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p id=ready>ready'))`
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }))
  writeFileSync(join(scratch, 'main.cjs'), main)
  return scratch
}
