import { expect, test } from './fixtures/roomscope'
import { Workbench } from './pages/workbench'

test('the manager kicks the other: both timelines show it, reason and extension included (S164, S178, S185)', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.compose('mia')
  await workbench.enter()
  await workbench.expectState(2, 'ENTERED')

  await window.getByTestId('composer-kick').click()
  await window.getByTestId('kick-target').fill('alice')
  await window.getByTestId('kick-extension').fill('spoke out of turn')
  await window.getByTestId('kick-confirm').click()

  await workbench.expectState(1, 'KICKED')
  await workbench.expectState(2, 'ENTERED')
  await expect(workbench.instance(1)).toContainText('by a manager (2)')

  const rows = await workbench.readTimeline()
  const of = (instanceId: number) => rows.filter((row) => row.instanceId === instanceId)
  const kicked = of(1).find((row) => row.name === 'onChatroomKicked')
  expect(kicked?.text).toContain('by a manager (2)')
  expect(kicked?.text).toContain('spoke out of turn')
  expect(of(2).map((row) => row.name)).toContain('onChatroomMemberExit')
})

test('the same account from a second device: the first is kicked with reason 3 (S164, S166)', async ({
  roomscope,
}) => {
  const workbench = new Workbench(roomscope.window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.compose('alice')
  await workbench.choose('composer-platform', '1')
  await workbench.enter()
  await workbench.expectState(2, 'ENTERED')
  await workbench.expectState(1, 'KICKED')
  await expect(workbench.instance(1)).toContainText('(3)')
  expect(await workbench.readStatuses(1)).toContainEqual(expect.stringContaining('192003'))
})

test('a guest may not kick: the dialog says why and stays open', async ({ roomscope }) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  await workbench.compose('mia')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.compose('bob')
  await workbench.enter()
  await workbench.expectState(2, 'ENTERED')
  await window.getByTestId('composer-kick').click()
  await window.getByTestId('kick-target').fill('mia')
  await window.getByTestId('kick-confirm').click()
  await expect(window.getByTestId('kick-refusal')).toContainText('114432')
  await expect(window.getByTestId('kick-dialog')).toBeVisible()
  await workbench.expectState(1, 'ENTERED')
})
