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
  const emptyMs: number[] = []
  const usableMs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    emptyMs.push(await measureStart([emptyApp], '#ready'))
    const profile = `--profile-dir=${join(scratch, `profile-${round}`)}`
    usableMs.push(await measureStart([resolve('.'), profile], '[data-testid=enter-demo-room]:enabled'))
  }
  const empty = median(emptyMs)
  const usable = median(usableMs)
  console.log(
    formatReport({
      title: 'Start: process to usable window',
      command: 'npm run bench',
      method: `${ROUNDS} starts of each, in turn, each of ours on a fresh profile; measured by Playwright.`,
      rows: [
        { label: 'Electron, empty window', figure: empty, unit: 'ms', ratio: null },
        { label: 'Roomscope, usable', figure: usable, unit: 'ms', ratio: usable / empty },
      ],
    }),
  )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** @param usable selector of what can be used when the start is over. */
async function measureStart(args: readonly string[], usable: string): Promise<number> {
  const started = performance.now()
  const app = await _electron.launch({ args: [...args, '--disable-gpu'] })
  const page = await app.firstWindow()
  // Not a locator: that looks twice a second only, once it has waited a while.
  await page.waitForFunction(isThere, usable, { polling: LOOK_EVERY_MS })
  const elapsedMs = performance.now() - started
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
