import { expect, test } from './fixtures/roomscope'
import { Cloud } from './pages/cloud'
import { Workbench } from './pages/workbench'

test('a login policy that is taken away refuses the login, and undo lets it in again (S16, S17)', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  const cloud = new Cloud(window)
  await cloud.open('apps')
  await window.getByTestId('cloud-policy-static').click()
  await expect(cloud.done).toHaveText('Ways to log in were changed')

  await cloud.backToWorkbench()
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'FAILED')
  await expect(workbench.instance(1)).toContainText('403')

  await cloud.open('apps')
  await cloud.undo('Ways to log in were changed')
  await cloud.backToWorkbench()
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
})

test('a banned account is refused until the ban is undone', async ({ roomscope }) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  const cloud = new Cloud(window)
  await cloud.open('accounts')
  await cloud.chooseAccount('bob')
  await window.getByTestId('cloud-account-ban').click()
  await expect(window.getByTestId('cloud-account-bob')).toContainText('banned')

  await cloud.backToWorkbench()
  await workbench.compose('bob')
  await workbench.enter()
  await workbench.expectState(1, 'FAILED')
  await expect(workbench.instance(1)).toContainText('102422')

  await cloud.open('accounts')
  await cloud.undo('The ban of account bob was lifted')
  await cloud.backToWorkbench()
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
})

test('a room shows who is in it, and throws everybody out when it is closed', async ({ roomscope }) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  const cloud = new Cloud(window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')

  await cloud.open('rooms')
  await cloud.chooseRoom('36')
  await expect(window.getByTestId('cloud-end')).toContainText('alice')
  await window.getByTestId('cloud-room-valid').click()
  await expect(cloud.done).toHaveText('Room 36 was closed')
  await expect(window.getByTestId('cloud-end')).toHaveCount(0)
  await cloud.undo('Room 36 was opened')

  await cloud.backToWorkbench()
  await workbench.expectState(1, 'KICKED')
  await expect(workbench.instance(1)).toContainText('room closed (1)')
})

test('a fault acts on the login it is meant for, counts, and is gone after undo', async ({ roomscope }) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  const cloud = new Cloud(window)
  await cloud.open('faults')
  await window.getByTestId('cloud-fault-code').fill('102422')
  await window.getByTestId('cloud-fault-account').fill('alice')
  await window.getByTestId('cloud-fault-apply').click()
  await expect(window.getByTestId('cloud-fault')).toContainText('acted 0×')

  await cloud.backToWorkbench()
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'FAILED')
  await expect(workbench.instance(1)).toContainText('102422')

  await cloud.open('faults')
  await expect(window.getByTestId('cloud-fault')).toContainText('acted 1×')
  await cloud.undo('The fault was undone')
  await expect(window.getByTestId('cloud-faults-empty')).toBeVisible()
  await cloud.backToWorkbench()
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
})

test('a dynamic token from the token maker logs in', async ({ roomscope }) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  const cloud = new Cloud(window)
  await cloud.open('accounts')
  await cloud.chooseAccount('carol')
  const token = await cloud.makeDynamicToken(120)

  await cloud.backToWorkbench()
  await workbench.compose('carol')
  await workbench.chooseAuthType('dynamic')
  await workbench.choose('composer-token-provider', 'fixed')
  await window.getByTestId('composer-dynamic-token').fill(token)
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')

  await cloud.open('activity')
  await expect(window.getByTestId('cloud-event').getByText('Login accepted')).toBeVisible()
  expect(roomscope.pageErrors).toEqual([])
})
