import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type RunningApp } from './fixtures/roomscope'
import { runCommand } from './fixtures/headless-command'
import { startAgain } from './fixtures/second-start'

/** A second start leaves what it was asked for to the app that runs, says so, and ends with 0. */
async function handOver(running: RunningApp, ...args: string[]): Promise<void> {
  const { code, stderr } = await startAgain(running, ...args)
  expect(stderr).toContain('Roomscope runs on this profile already')
  expect(code).toBe(0)
}

/** Alice enters, in an app that is then closed; its session is written to a file. */
async function recordToFile(app: RunningApp, file: string): Promise<void> {
  await expect(await app.workbench.login({ account: 'alice' })).toHaveEntered()
  await app.close()
  const order = ['export', '1', '--format', 'roomscope', '--output', file, '--db', app.databaseFile]
  expect(await runCommand(app.runtime, order)).toMatchObject({ code: 0, stderr: '' })
}

test('a start with a link shows the session it leads to', async ({ launch, roomscope }) => {
  await expect(await roomscope.workbench.login({ account: 'alice' })).toHaveEntered()
  await roomscope.close()
  const args = ['roomscope://open?session=1']
  const { window, pageErrors } = await launch({ profileDirectory: roomscope.profileDirectory, args })
  await expect(window.getByTestId('session-row-1')).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByTestId('film-player')).toBeVisible()
  expect(pageErrors).toEqual([])
})

test('a second start hands its link over to the window that is open', async ({ roomscope }) => {
  const { window, workbench } = roomscope
  await workbench.create({ account: 'alice' })
  await workbench.create({ account: 'bob' })
  await handOver(roomscope, 'roomscope://open?session=1')
  await expect(window.getByTestId('session-row-1')).toHaveAttribute('aria-selected', 'true')
  await handOver(roomscope, 'roomscope://open?instance=1')
  await expect(workbench.instance(1)).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByTestId('composer-account')).toHaveValue('alice')
})

test('a link that leads nowhere, or asks for more than showing, is told and does nothing', async ({
  roomscope,
}) => {
  const { window, workbench } = roomscope
  const alice = await workbench.login({ account: 'alice' })
  await expect(alice).toHaveEntered()
  const notice = window.getByTestId('notice')
  for (const [link, text] of [
    ['roomscope://open?session=99', 'session 99'],
    ['roomscope://destroy?instance=1', 'roomscope://open'],
    ['roomscope://open?instance=1&enter=true', 'by its number'],
  ] as const) {
    await handOver(roomscope, link)
    await expect(notice.last()).toContainText(text)
  }
  await expect(window.getByTestId('composer')).toBeVisible()
  await expect(alice).toHaveEntered()
})

test('--open imports a recording and shows it: at a start, and into a window that is open', async ({
  launch,
  roomscope,
}, testInfo) => {
  const file = testInfo.outputPath('case.roomscope')
  await recordToFile(roomscope, file)
  const other = await launch({ args: ['--open', file] })
  await expect(other.window.getByTestId('session-row-2')).toHaveAttribute('aria-selected', 'true')
  await expect(other.recordings.stateOf(1)).toBeVisible()

  await handOver(other, `--open=${file}`)
  await expect(other.window.getByTestId('session-row-3')).toHaveAttribute('aria-selected', 'true')
  expect(other.pageErrors).toEqual([])
})

test('a file that is no recording is told in the window', async ({ launch }, testInfo) => {
  const file = testInfo.outputPath('notes.roomscope')
  await writeFile(file, 'no recording at all')
  const app = await launch({ args: [`--open=${file}`] })
  await expect(app.window.getByTestId('notice')).toContainText('The file was not opened')
  await handOver(app, '--open', join(testInfo.outputDir, 'nowhere.roomscope'))
  await expect(app.window.getByTestId('notice').last()).toContainText('nowhere.roomscope')
})
