import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type RunningApp } from './fixtures/roomscope'
import { Workbench } from './pages/workbench'

const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

/** Runs the built command on the recording of an app that has been closed. */
function replay(
  app: RunningApp,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const databaseFile = join(app.profileDirectory, 'recordings.sqlite')
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, 'replay', '1', '--db', databaseFile, '--json', ...args],
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

test('what the app recorded is replayed headless: as film, over the wire, and as a rerun', async ({
  roomscope,
}) => {
  const workbench = new Workbench(roomscope.window)
  for (const [index, accountId] of ['alice', 'mia'].entries()) {
    await workbench.compose(accountId)
    await workbench.enter()
    await workbench.expectState(index + 1, 'ENTERED')
  }
  await roomscope.window.getByTestId('composer-kick').click()
  await roomscope.window.getByTestId('kick-target').fill('alice')
  await roomscope.window.getByTestId('kick-confirm').click()
  await workbench.expectState(1, 'KICKED')
  await roomscope.close()

  const film = await replay(roomscope, '--mode', 'film')
  expect(film.code).toBe(0)
  expect(film.stdout).toContain('ENTERED')

  for (const mode of ['wire', 'rerun']) {
    const { code, stdout, stderr } = await replay(roomscope, '--mode', mode)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ mode, originSessionId: 1, equal: true, problems: [] })
    expect(code).toBe(0)
  }
})
