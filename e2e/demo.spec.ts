import { expect, test } from './fixtures/roomscope'
import { startAgain } from './fixtures/second-start'

test('the demo plays by itself: enter, kick, film', async ({ launch }) => {
  const { window, pageErrors } = await launch({ args: ['--demo'] })
  await expect(window.getByTestId('film-player')).toBeVisible({ timeout: 20_000 })
  await expect(window.getByTestId('film-pause')).toBeVisible()
  await expect(window.getByTestId('film-state-2')).toContainText('Kicked', { timeout: 20_000 })
  await expect(window.getByTestId('film-state-1')).toContainText('Entered')
  expect(pageErrors).toEqual([])
})

test('a second start on the same profile hands over to the first and ends', async ({ roomscope }) => {
  const { code, stderr } = await startAgain(roomscope)
  expect(stderr).toContain('Roomscope runs on this profile already')
  expect(code).toBe(0)
  await expect(roomscope.window.getByTestId('status-bar')).toBeVisible()
})
