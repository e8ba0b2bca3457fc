import { expect, test } from './fixtures/roomscope'
import { Workbench } from './pages/workbench'

test('a fresh profile: one click enters a room, and the timeline shows each step (S3, S27)', async ({
  roomscope,
}) => {
  const workbench = new Workbench(roomscope.window)
  await roomscope.window.getByRole('button', { name: 'Enter demo room' }).first().click()
  await workbench.expectState(1, 'ENTERED')

  const frames = (await workbench.readTimeline()).filter((row) => row.kind === 'frame')
  const logins = frames.filter((row) => row.text.includes('36_2 v2ChatroomLogin'))
  expect(logins.map((row) => row.direction)).toEqual(['sent', 'received'])

  const statuses = await workbench.readStatuses(1)
  expect(statuses).toEqual([
    'Exited → Connecting',
    'Connecting → Connected',
    'Connected → Entering',
    'Entering → Entered',
  ])
  expect(roomscope.pageErrors).toEqual([])
})

test('the inspector decodes a frame field by field beside its bytes, without the token', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  await window.getByRole('button', { name: 'Enter demo room' }).first().click()
  await workbench.expectState(1, 'ENTERED')
  await workbench.showOnly('frame')
  await workbench.readTimeline()
  await window.getByTestId('timeline-row').filter({ hasText: '36_2 v2ChatroomLogin' }).first().click()

  await expect(workbench.inspector).toContainText('v2ChatroomLogin')
  await expect(window.getByTestId('frame-decoded')).toContainText('alice')
  await expect(window.getByTestId('frame-decoded')).not.toContainText('demo-token-alice')
  await window.getByTestId('frame-tab-hex').click()
  await expect(window.getByTestId('frame-hex')).toContainText('002402')
  await expect(workbench.inspector).toContainText(
    /A secret was replaced before this frame was recorded: \d+\sB here, \d+\sB on the wire/,
  )
})

test('the inspector leads from a request to its answer and back, and filters by a value', async ({
  roomscope,
}) => {
  const { window, workbench } = roomscope
  await expect(await workbench.login({ account: 'alice' })).toHaveEntered()
  await workbench.showOnly('frame')
  await window.getByTestId('timeline-row').filter({ hasText: '36_2 v2ChatroomLogin' }).first().click()
  const facts = window.getByTestId('inspector-facts')
  await expect(facts).toContainText('Answer')
  await window.getByTestId('inspector-pair').click()
  await expect(facts).toContainText('Request')
  await expect(facts).toContainText('200')
  await window.getByTestId('inspector-pair').click()
  await expect(facts).toContainText('Answer')

  await facts.getByRole('button', { name: 'Filter by Name: v2ChatroomLogin' }).click()
  await expect(window.getByTestId('filter-text')).toHaveValue('name:v2ChatroomLogin')
  await expect(window.getByTestId('timeline-row')).toHaveCount(2)
})

test('a start runs no process for a network that no window uses', async ({ roomscope }) => {
  const processes = await roomscope.electron.evaluate(({ app }) =>
    app.getAppMetrics().map(({ type, serviceName }) => serviceName ?? type),
  )
  expect(processes).toEqual(expect.arrayContaining(['Browser', 'Tab']))
  expect(processes).not.toContain('network.mojom.NetworkService')
})
