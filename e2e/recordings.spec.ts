import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type RunningApp } from './fixtures/roomscope'
import { Recordings } from './pages/recordings'
import { Workbench } from './pages/workbench'

let profileDirectory: string
test.beforeEach(async () => {
  profileDirectory = await mkdtemp(join(tmpdir(), 'roomscope-e2e-kept-'))
})
test.afterEach(() => rm(profileDirectory, { recursive: true, force: true }))

/** Alice enters and leaves; what the timeline told about it is returned. */
async function recordOneLogin({ window }: RunningApp): Promise<string[]> {
  const workbench = new Workbench(window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await window.getByTestId('composer-exit').click()
  await workbench.expectState(1, 'EXITED')
  return workbench.readStatuses(1)
}

test('quit and start again: the session is there, and its film shows the same transitions', async ({
  launch,
}) => {
  const first = await launch({ profileDirectory })
  const told = await recordOneLogin(first)
  expect(told).toHaveLength(5)
  await first.app.close()

  const second = await launch({ profileDirectory })
  const recordings = new Recordings(second.window)
  await recordings.openScreen()
  await expect(second.window.getByTestId('session-row-1')).not.toContainText('live')
  await recordings.openSession(1)

  await recordings.scrubToStart()
  await expect(recordings.stateOf(1)).toContainText('Idle')
  for (const transition of told) {
    await recordings.stepTransition()
    const reached = transition.split(' ')[1] ?? ''
    await expect(recordings.stateOf(1)).toContainText(reached)
  }

  await recordings.scrubToEnd()
  await expect(recordings.stateOf(1)).toContainText('Exited')
  // The session goes on a little after the last transition: one step back reaches it, another the one before.
  const time = second.window.getByTestId('film-time')
  const atEnd = await time.innerText()
  await second.window.getByTestId('film-back-transition').click()
  await expect(time).not.toHaveText(atEnd)
  await expect(recordings.stateOf(1)).toContainText('Exited')
  await second.window.getByTestId('film-back-transition').click()
  await expect(recordings.stateOf(1)).toContainText('Entered')
  expect(second.pageErrors).toEqual([])
})

test('play runs the film to its end and pause holds it', async ({ launch }) => {
  const running = await launch({ profileDirectory })
  await recordOneLogin(running)
  const recordings = new Recordings(running.window)
  await recordings.openScreen()
  await recordings.openSession(1)
  await recordings.scrubToStart()
  const time = running.window.getByTestId('film-time')
  const atStart = await time.innerText()
  await running.window.getByTestId('film-play').click()
  await expect(time).not.toHaveText(atStart)
  await running.window.getByTestId('film-pause').click()
  const held = await time.innerText()
  await running.window.getByTestId('film-forward').click()
  await expect(time).not.toHaveText(held)
})
