import { expect, test } from './fixtures/roomscope'
import { Diagnose } from './pages/diagnose'
import { Workbench } from './pages/workbench'

test('a token for the wrong account is judged, explained, and taken apart in the token lab', async ({
  roomscope,
}) => {
  const { window, pageErrors } = roomscope
  const workbench = new Workbench(window)
  const diagnose = new Diagnose(window)
  await workbench.compose('alice')
  await diagnose.openTab('token')
  await diagnose.behave('wrongAccount')
  await window.getByTestId('nav-workbench').click()
  await workbench.enter()
  await workbench.expectState(1, 'FAILED')

  await window.keyboard.press('Control+K')
  await window.getByTestId('palette-input').fill('why')
  await window.getByTestId('palette-instance-why').click()
  await expect(window.getByTestId('verdict-stage')).toContainText('authentication')
  await expect(window.getByTestId('verdict-causes').locator('li').first()).toHaveAttribute(
    'data-testid',
    'verdict-cause-tokenOfAnotherMaker',
  )
  await window.getByTestId('verdict-check-compareToken').click()
  await expect(window.getByTestId('diagnose-token-account')).toHaveValue('alice')
  await expect(window.getByTestId('diagnose-token-text')).not.toHaveValue('')
  await expect(window.getByTestId('diagnose-token-differs-account')).toBeVisible()
  await diagnose.takeApart('abc*')
  await expect(window.getByTestId('diagnose-token-flaw')).toContainText('3')
  await diagnose.makeToken()
  await expect(window.getByTestId('diagnose-token-signature-matches')).toBeVisible()
  expect(pageErrors).toEqual([])
})

test('a link address is tested step by step', async ({ roomscope }) => {
  const { window } = roomscope
  const diagnose = new Diagnose(window)
  await window.getByTestId('nav-settings').click()
  const link = await window.getByTestId('settings-cloudLink').innerText()
  await diagnose.openTab('link')
  await diagnose.testLink(link.trim())
  await expect(diagnose.linkStep('handshake')).toHaveAttribute('data-outcome', 'passed')
  await diagnose.testLink('127.0.0.1:1')
  await expect(diagnose.linkStep('tcp')).toHaveAttribute('data-outcome', 'failed')
})

test('a code is found by words of either language', async ({ roomscope }) => {
  const diagnose = new Diagnose(roomscope.window)
  await diagnose.openTab('codes')
  for (const words of ['114426', '黑名单', 'block list']) {
    await diagnose.searchCode(words)
    await expect(diagnose.code(114426)).toBeVisible()
  }
})

test('the three authentication types are compared', async ({ roomscope }) => {
  const workbench = new Workbench(roomscope.window)
  const diagnose = new Diagnose(roomscope.window)
  await workbench.compose('alice')
  await diagnose.openTab('matrix')
  await diagnose.runMatrix()
  await expect(roomscope.window.getByTestId('diagnose-matrix-difference')).toBeVisible({ timeout: 30_000 })
  await expect(diagnose.matrixRow(0)).toHaveAttribute('data-outcome', 'entered')
  await expect(diagnose.matrixRow(1)).toHaveAttribute('data-outcome', 'entered')
})
