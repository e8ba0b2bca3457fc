import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures/roomscope'

/** How an app holds its profile: links that Chromium keeps in the folder. */
const PROFILE_LOCK = ['SingletonLock', 'SingletonSocket', 'SingletonCookie']

test('an app that hangs is ended by the next start, which shows what it recorded and goes on', async ({
  launch,
  roomscope,
}) => {
  await expect(await roomscope.workbench.login({ account: 'alice' })).toHaveEntered()
  const hanging = roomscope.electron.process()
  hanging.kill('SIGSTOP')
  // Chromium waits twenty seconds for an answer.
  const next = await launch({ profileDirectory: roomscope.profileDirectory })
  expect(hanging.signalCode).toBe('SIGKILL')
  await expect(next.window.getByTestId('recorder-problem')).toHaveCount(0)
  await expect(await next.workbench.login({ account: 'bob' })).toHaveEntered()
  await next.recordings.openScreen()
  await next.recordings.openSession(1)
  await expect(next.recordings.stateOf(1)).toBeVisible()
  expect(next.pageErrors).toEqual([])
})

test('two apps on one profile never record into one file, also when the lock of the profile is lost', async ({
  launch,
  roomscope,
}) => {
  const { profileDirectory } = roomscope
  for (const link of PROFILE_LOCK) await rm(join(profileDirectory, link))
  const other = await launch({ profileDirectory })
  await expect(other.window.getByTestId('recorder-problem')).toContainText(
    /Another Roomscope records into this file.*This session is recorded to .*recordings-\d+\.sqlite/,
  )
  await expect(await other.workbench.login({ account: 'bob' })).toHaveEntered()
  await expect(await roomscope.workbench.login({ account: 'alice' })).toHaveEntered()
  await expect(roomscope.window.getByTestId('recorder-problem')).toHaveCount(0)
})
