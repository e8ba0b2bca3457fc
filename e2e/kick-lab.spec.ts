import { KICK_WAYS } from '../src-shared/console/kick-lab/kick-way'
import { expect, test } from './fixtures/roomscope'
import { seriousFindings } from './pages/axe'
import { KickLab } from './pages/kick-lab'
import { Workbench } from './pages/workbench'

test('every way out is taken, comes as expected, and leaves the world as it was', async ({
  roomscope,
}, testInfo) => {
  test.setTimeout(240_000)
  const { window, pageErrors } = roomscope
  const lab = new KickLab(window)
  await lab.open()
  await window.getByTestId('kick-run-all').click()
  for (const [index, way] of KICK_WAYS.entries()) {
    await expect(lab.run(index + 1)).toHaveAttribute('data-way', way)
    await lab.expectResult(index + 1, 'passed')
  }
  await window.getByTestId('kick-run-open-6').click()
  await expect(window.getByTestId('kick-fact-reason')).toContainText('block list')
  await expect(window.getByTestId('kick-put-back')).toContainText('block list')
  await testInfo.attach('kick-lab', { body: await window.screenshot(), contentType: 'image/png' })

  await window.getByTestId('nav-cloud').click()
  await window.getByTestId('cloud-tab-rooms').click()
  await expect(window.getByTestId('cloud-room-36')).toContainText('open')
  await window.getByTestId('nav-workbench').click()
  await expect(window.locator('[data-testid^="instance-row-"]')).toHaveCount(0)
  expect(pageErrors).toEqual([])
})

test("the operator's own client is thrown out by the manager who is there, and comes back; the timeline shows it", async ({
  roomscope,
}) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  for (const [index, account] of ['mia', 'alice'].entries()) {
    await workbench.compose(account)
    await workbench.enter()
    await workbench.expectState(index + 1, 'ENTERED')
  }
  const lab = new KickLab(window)
  await lab.open()
  await expect(window.getByTestId('kick-end-2')).toContainText('Web #2')
  await expect(window.getByTestId('kick-end-2').getByRole('radio')).toBeChecked()
  await window.getByTestId('kick-take-managerKick').click()
  await lab.expectResult(1, 'passed')
  await expect(window.getByTestId('kick-fact-actor')).toHaveText('#1')
  await expect(window.getByTestId('kick-step-2')).toContainText('onChatroomKicked 2')

  await window.getByTestId('kick-events-1').click()
  await expect(window.getByTestId('inspector')).toContainText('onChatroomStatus')
  const kicked = (await workbench.readTimeline()).filter(({ name }) => name === 'onChatroomKicked')
  expect(kicked.map(({ instanceId }) => instanceId)).toEqual([2])
  await workbench.expectState(2, 'ENTERED')
})

test('a run that waits for the server is cancelled, and everything is put back', async ({ roomscope }) => {
  const { window } = roomscope
  const lab = new KickLab(window)
  await lab.open()
  await window.getByTestId('kick-take-serverGone').click()
  await expect(window.getByTestId('kick-detail')).toContainText('DISCONNECTED')
  await window.getByTestId('kick-cancel').click()
  await lab.expectResult(1, 'cancelled')
  await expect(window.getByTestId('cloud-address')).toContainText('127.0.0.1')
  await window.getByTestId('kick-again-1').click()
  await lab.expectResult(2, 'passed')
})

test('a reload of the window loses no run', async ({ roomscope }) => {
  const { window } = roomscope
  const lab = new KickLab(window)
  await lab.open()
  await lab.choose('account', 'bob')
  await window.getByTestId('kick-take-linkDropped').click()
  await expect(lab.run(1)).toBeVisible()
  await window.reload()
  await expect(window.getByTestId('kick-lab')).toBeVisible()
  await expect(window.getByTestId('kick-lab-account')).toContainText('bob')
  await lab.expectResult(1, 'passed')
  await expect(window.getByTestId('kick-detail')).toContainText('Link dropped')
})

test('the lab is used by keyboard alone, and says why the creator cannot be kicked', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const lab = new KickLab(window)
  await lab.open()
  await window.getByTestId('kick-lab-account').focus()
  await window.keyboard.press('Enter')
  await window.keyboard.type('owner')
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('kick-way-managerKick')).toContainText('creator of the room')
  await window.keyboard.press('Control+k')
  await window.keyboard.type('leaves')
  await window.keyboard.press('Enter')
  await lab.expectResult(1, 'passed')
  await window.getByTestId('kick-run-open-1').focus()
  await window.keyboard.press('Enter')
  await expect(window.getByTestId('kick-run-open-1')).toHaveAttribute('aria-pressed', 'true')
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the lab, empty and full, ${theme}`, async ({ roomscope }) => {
    const { window } = roomscope
    await window.getByTestId('nav-settings').click()
    await window.getByTestId(`settings-theme-${theme}`).click()
    const lab = new KickLab(window)
    await lab.open()
    expect(await seriousFindings(window)).toEqual([])
    await window.getByTestId('kick-take-roomClosed').click()
    await lab.expectResult(1, 'passed')
    await window.getByTestId('kick-run-open-1').click()
    expect(await seriousFindings(window)).toEqual([])
  })
}
