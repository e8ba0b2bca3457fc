import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type RunningApp } from './fixtures/roomscope'
import { Recordings } from './pages/recordings'
import { Workbench } from './pages/workbench'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roomscope-e2e-exports-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

async function recordLogin({ window }: RunningApp): Promise<void> {
  const workbench = new Workbench(window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.waitUntilCommitted()
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.openSession(1)
}

/** Answers the system's dialogs, which no test can click: a file of this name, or null for cancelling. */
async function answerDialogs({ electron: app }: RunningApp, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' })
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, filePath)
}

async function exportAs(window: Page, format: string): Promise<void> {
  await window.getByTestId('export-menu').click()
  await window.getByTestId(`export-menu-${format}`).click()
}

const FIRST_BYTES = {
  roomscope: /^SQLite format 3/,
  ndjson: /^\{"format":"roomscope-ndjson"/,
  har: /^\{\s*"log"/,
  mermaid: /sequenceDiagram/,
  ticket: /^PK/,
}

test('a session goes to a file in each format, and comes back from one', async ({ roomscope }) => {
  const { window } = roomscope
  await recordLogin(roomscope)
  for (const [format, begin] of Object.entries(FIRST_BYTES)) {
    const file = join(folder, `exported.${format}`)
    await answerDialogs(roomscope, file)
    await exportAs(window, format)
    await expect(window.getByTestId('transfer-result')).toContainText(`exported.${format}`)
    expect((await readFile(file)).subarray(0, 200).toString('latin1')).toMatch(begin)
    await window.getByTestId('transfer-dismiss').click()
  }

  await answerDialogs(roomscope, join(folder, 'exported.ndjson'))
  await window.getByTestId('import-file').click()
  await expect(window.getByTestId('session-row-2')).toContainText('imported')
  expect(roomscope.pageErrors).toEqual([])
})

test('a dialog that is cancelled leaves no file and no message', async ({ roomscope }) => {
  await recordLogin(roomscope)
  await answerDialogs(roomscope, null)
  await exportAs(roomscope.window, 'har')
  await expect(roomscope.window.getByTestId('export-menu')).toBeEnabled()
  await expect(roomscope.window.getByTestId('transfer-result')).toHaveCount(0)
  await expect(roomscope.window.getByTestId('notice')).toHaveCount(0)
  expect(await readdir(folder)).toEqual([])
})

test('a file that is dropped on the sessions is imported; a broken one says why', async ({ roomscope }) => {
  const { window } = roomscope
  await recordLogin(roomscope)
  const file = join(folder, 'session.ndjson')
  await answerDialogs(roomscope, file)
  await exportAs(window, 'ndjson')
  await window.getByTestId('transfer-dismiss').click()

  const recordings = new Recordings(window)
  await recordings.drop('session.ndjson', await readFile(file, 'utf8'))
  await expect(window.getByTestId('session-row-2')).toBeVisible()
  await window.getByTestId('transfer-dismiss').click()
  await recordings.drop('broken.ndjson', 'not a recording')
  await expect(window.getByTestId('notice')).toContainText(/not|line/i)
  await expect(window.getByTestId('session-row-3')).toHaveCount(0)
})

test('logins go to a collector as traces', async ({ roomscope }) => {
  const { window } = roomscope
  await recordLogin(roomscope)
  const bodies: string[] = []
  const collector = createServer((request, response) => {
    request.setEncoding('utf8')
    request.on('data', (part: string) => bodies.push(part))
    request.on('end', () => response.end('{}'))
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo

  await exportAs(window, 'traces')
  await window.getByTestId('traces-endpoint').fill(`http://127.0.0.1:${port}`)
  await window.getByTestId('traces-send').click()
  await expect(window.getByTestId('transfer-result')).toBeVisible()
  collector.close()
  expect(bodies.join('')).toContain('resourceSpans')
  expect(bodies.join('')).toContain('alice')
})
