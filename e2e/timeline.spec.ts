import { Workbench } from './pages/workbench'
import { expect, test } from './fixtures/roomscope'

/** The owner throws bob out, in the workbench of a fresh profile. */
async function kickedOnce(workbench: Workbench): Promise<void> {
  for (const [index, accountId] of ['owner', 'bob'].entries()) {
    await workbench.compose(accountId)
    await workbench.enter()
    await workbench.expectState(index + 1, 'ENTERED')
  }
  await workbench.instance(1).click()
  await workbench.page.getByTestId('composer-kick').click()
  await workbench.page.getByTestId('kick-target').fill('bob')
  await workbench.page.getByTestId('kick-confirm').click()
  await workbench.expectState(2, 'KICKED')
}

test('the four views show the same kick: row, arrow, bar and way', async ({ roomscope }) => {
  const { window, pageErrors } = roomscope
  const workbench = new Workbench(window)
  await kickedOnce(workbench)
  await window.getByTestId('filter-text').fill('is:kick')
  await expect(workbench.timelineRows.last()).toHaveAttribute('data-name', 'onChatroomKicked')

  await window.getByTestId('timeline-view-sequence').click()
  await window.getByTestId('filter-text').fill('name:clientKicked')
  await expect(window.getByTestId('sequence-kick-label')).toContainText('owner #1 kicks bob #2 out')
  await expect(window.getByTestId('sequence-kick-label')).toContainText('Exited 192003')

  await window.getByTestId('filter-text-clear').click()
  await window.getByTestId('timeline-view-waterfall').click()
  await expect(window.getByTestId('waterfall-row')).toHaveCount(2)
  await window.getByTestId('waterfall-row').first().click()
  await expect(window.getByTestId('inspector-summary')).toContainText('Login succeeded')

  await window.getByTestId('timeline-view-states').click()
  await expect(window.getByTestId('states-row-ENTERED-EXITED')).toContainText('1')
  await expect(window.locator('[data-testid=states-node][data-status=ENTERED]')).toHaveAttribute(
    'data-standing',
    '1',
  )
  expect(pageErrors).toEqual([])
})

test('a stretch of time is brushed by pointer and taken back, and a pinned filter outlives the window', async ({
  launch,
}) => {
  const { electron: app, window, profileDirectory } = await launch()
  const workbench = new Workbench(window)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  const area = await window.getByTestId('timeline-brush').boundingBox()
  if (area === null) throw new Error('the histogram is not shown')
  await window.mouse.move(area.x + area.width * 0.1, area.y + 10)
  await window.mouse.down()
  await window.mouse.move(area.x + area.width * 0.3, area.y + 12, { steps: 3 })
  await window.mouse.up()
  await expect(window.getByTestId('filter-show-all')).toBeVisible()
  await window.getByTestId('timeline-range-clear').click()
  await expect(window.getByTestId('timeline-range')).toHaveCount(0)

  await window.getByTestId('timeline-view-sequence').click()
  await window.getByTestId('filter-pin').click()
  await window.getByTestId('filter-text').fill('kind:frame')
  await app.close()

  const again = await launch({ profileDirectory })
  await expect(again.window.getByTestId('filter-text')).toHaveValue('kind:frame')
  await again.window.getByTestId('timeline-view-table').click()
  await expect(again.window.getByTestId('filter-text')).toHaveValue('')
})
