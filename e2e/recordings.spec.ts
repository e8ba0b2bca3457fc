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
test.afterEach(() => rm(profileDirectory, { recursive: true, force: true, maxRetries: 20 }))

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
  await first.close()

  const second = await launch({ profileDirectory })
  const recordings = new Recordings(second.window)
  await recordings.openScreen()
  await expect(second.window.getByTestId('session-row-1')).not.toContainText('live')
  await recordings.openSession(1)

  await recordings.scrubToStart()
  await expect(recordings.stateOf(1)).toContainText('Idle')
  for (const transition of told) {
    await recordings.stepTransition()
    const [, reached] = transition.split(' → ')
    if (reached === undefined) throw new Error(`no arrow in the transition "${transition}"`)
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

test('a recording gets a name and tags, is found by them and by its events, and is deleted', async ({
  launch,
}) => {
  const first = await launch({ profileDirectory })
  await recordOneLogin(first)
  await first.close()

  const { window, pageErrors } = await launch({ profileDirectory })
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.openSession(1)
  await recordings.rename('Kick test')
  await expect(recordings.session(1)).toContainText('Kick test')
  await window.getByTestId('session-undo').click()
  await expect(recordings.session(1)).not.toContainText('Kick test')
  await recordings.rename('Login of alice')
  await recordings.tag('nightly, login')
  await expect(recordings.session(1)).toContainText('nightly')
  await recordings.choose('pin')
  await expect(recordings.session(1).getByTestId('session-pinned')).toBeVisible()

  for (const search of ['nightly', 'account:alice']) {
    await recordings.search(search)
    await expect(recordings.session(2)).toBeHidden()
    await expect(recordings.session(1)).toBeVisible()
  }
  await recordings.search('nobody-has-this-word')
  await window.getByTestId('sessions-show-all').click()

  await recordings.choose('remove')
  await expect(window.getByTestId('session-remove')).toContainText('Login of alice')
  await window.getByTestId('session-remove-confirm').click()
  await expect(recordings.session(1)).toBeHidden()
  await expect(recordings.session(2)).toHaveAttribute('aria-selected', 'true')
  expect(pageErrors).toEqual([])
})

test('a recording is done again, against a cloud and without one, and both go the same way', async ({
  launch,
}) => {
  const first = await launch({ profileDirectory })
  await recordOneLogin(first)
  await first.close()

  const { window, pageErrors } = await launch({ profileDirectory })
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.openSession(1)
  await expect(await recordings.replay('rerun')).toContainText('Equal')
  await expect(recordings.session(3)).toContainText('rerun of #1')
  await recordings.openSession(1)
  await expect(await recordings.replay('wire')).toContainText('Equal')
  await expect(recordings.session(4)).toContainText('wire replay of #1')

  await recordings.openSession(4)
  await window.getByTestId('moment-findings').click()
  await expect(window.getByTestId('findings-summary')).toHaveText('No rule is broken')
  expect(pageErrors).toEqual([])
})

test('two recordings that differ show where, and lead to the events; the film keeps its place', async ({
  launch,
}) => {
  const first = await launch({ profileDirectory })
  await recordOneLogin(first)
  await first.close()
  const second = await launch({ profileDirectory })
  await recordOneLogin(second)
  const workbench = new Workbench(second.window)
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await second.close()

  const { window, pageErrors } = await launch({ profileDirectory })
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.compare(1, 2)
  await expect(window.getByTestId('diff-verdict')).toContainText('differences')
  await window.getByTestId('diff-after').first().click()
  await expect(recordings.session(2)).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByTestId('inspector-event')).toBeVisible()
  await window.getByTestId('diff-close').click()

  const filmTime = window.getByTestId('film-time')
  await recordings.stepTransition()
  await expect(filmTime).not.toHaveText('00:00.000')
  const time = await filmTime.innerText()
  await window.getByTestId('nav-workbench').click()
  await recordings.openScreen()
  await expect(filmTime).toHaveText(time)
  expect(pageErrors).toEqual([])
})
