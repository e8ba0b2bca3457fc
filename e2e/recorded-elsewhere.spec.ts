import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { startCommand } from './fixtures/headless-command'
import { expect, test } from './fixtures/roomscope'

const STORY = `roomscope: 1
name: stays
actors: { alice: {} }
steps:
  - enter: alice
  - sleep: 10m
`

test('a session that roomscope run is recording is not deleted by the app, which tells why', async ({
  roomscope,
}, testInfo) => {
  const { window, recordings, runtime, databaseFile } = roomscope
  const file = testInfo.outputPath('stays.yaml')
  await writeFile(file, STORY)
  const flags = ['--db', databaseFile, '--output', testInfo.outputPath('run')]
  const run = startCommand(runtime, ['run', file, ...flags])
  const ended = once(run, 'close')
  try {
    await recordings.openScreen()
    // What is recorded elsewhere is listed when the list is read again.
    await expect(async () => {
      await window.getByTestId('nav-workbench').click()
      await recordings.openScreen()
      await expect(recordings.session(2)).toBeVisible({ timeout: 1_000 })
    }).toPass()
    const remove = async () => {
      await recordings.openSession(2)
      await recordings.choose('remove')
      await window.getByTestId('session-remove-confirm').click()
    }
    await remove()
    await expect(window.getByTestId('notice')).toContainText(`(process ${run.pid}) is recording the session`)
    await expect(recordings.session(2)).toBeVisible()

    run.kill('SIGKILL')
    await ended
    await remove()
    await expect(recordings.session(2)).toHaveCount(0)
  } finally {
    run.kill('SIGKILL')
  }
})
