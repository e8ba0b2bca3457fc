import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { formatReport, median } from './report'

/**
 * How long the app takes from the start of its process until its window can be used, beside an Electron app that opens an
 * empty page, in turn in the same run.
 */

const ROUNDS = 7
const scratch = mkdtempSync(join(tmpdir(), 'roomscope-start-bench-'))

try {
  const emptyApp = writeEmptyApp()
  const emptyMs: number[] = []
  const usableMs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    emptyMs.push(await measureStart([emptyApp], (page) => page.locator('#ready').waitFor()))
    const profile = `--profile-dir=${join(scratch, `profile-${round}`)}`
    usableMs.push(
      await measureStart([resolve('.'), profile], (page) =>
        page
          .getByRole('button', { name: /Enter demo room|进入演示聊天室/ })
          .first()
          .waitFor(),
      ),
    )
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

async function measureStart(args: readonly string[], usable: (page: Page) => Promise<void>): Promise<number> {
  const started = performance.now()
  const app = await _electron.launch({ args: [...args, '--disable-gpu'] })
  await usable(await app.firstWindow())
  const elapsedMs = performance.now() - started
  await app.close()
  return elapsedMs
}

function writeEmptyApp(): string {
  const main = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p id=ready>ready'))`
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }))
  writeFileSync(join(scratch, 'main.cjs'), main)
  return scratch
}
