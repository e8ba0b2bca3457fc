import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect, test } from './fixtures/roomscope'
import { Recordings } from './pages/recordings'
import { Workbench } from './pages/workbench'

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds serious or critical on the screen, as rule and place. */
async function seriousFindings(page: Page): Promise<string[]> {
  const source = await readFile(AXE_FILE, 'utf8')
  const results = await page.evaluate(async (script) => {
    // The debugger's own evaluation is the only one that the page's policy allows.
    globalThis.eval(script)
    return (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run()
  }, source)
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any screen, ${theme}`, async ({ roomscope }) => {
    const { window } = roomscope
    await window.getByTestId('nav-settings').click()
    await window.getByTestId(`settings-theme-${theme}`).click()
    expect(await seriousFindings(window)).toEqual([])
    await window.getByTestId('nav-workbench').click()
    expect(await seriousFindings(window)).toEqual([])
    const workbench = new Workbench(window)
    await workbench.compose('alice')
    await workbench.enter()
    await workbench.expectState(1, 'ENTERED')
    await workbench.timelineRows.last().click()
    expect(await seriousFindings(window)).toEqual([])
    const recordings = new Recordings(window)
    await recordings.openScreen()
    await recordings.openSession(1)
    expect(await seriousFindings(window)).toEqual([])
  })
}

test('the main job goes by keyboard alone: enter, look, open the film', async ({ roomscope }) => {
  const { window } = roomscope
  const { keyboard } = window
  const workbench = new Workbench(window)
  const focus = window.locator(':focus')
  for (let presses = 0; presses < 40; presses++) {
    await keyboard.press('Tab')
    if ((await focus.getAttribute('data-testid')) === 'enter-demo-room') break
  }
  await keyboard.press('Enter')
  await workbench.expectState(1, 'ENTERED')

  for (let presses = 0; presses < 60; presses++) {
    await keyboard.press('Tab')
    if ((await focus.getAttribute('data-testid')) === 'timeline-table') break
  }
  await keyboard.press('Home')
  await expect(workbench.inspector).toContainText('#1')
  await keyboard.press('ArrowDown')
  await expect(workbench.inspector).toContainText('#2')

  await keyboard.press('Control+K')
  await expect(window.getByTestId('palette-input')).toBeFocused()
  await keyboard.type('recordings')
  await keyboard.press('Enter')
  await expect(window.getByTestId('session-row-1')).toBeVisible()
  await expect(window.getByTestId('film-player')).toBeVisible()
})

test('a pane is resized with the mouse within the page policy, and keeps its size over a restart', async ({
  launch,
  roomscope,
}) => {
  const { window } = roomscope
  const pane = window.getByTestId('instances')
  const handle = window.getByTestId('workbench-handle-1')
  const before = await pane.boundingBox()
  const grip = await handle.boundingBox()
  if (before === null || grip === null) throw new Error('the pane or its handle is not on the screen')
  await window.mouse.move(grip.x + grip.width / 2, grip.y + 200)
  await window.mouse.down()
  await window.mouse.move(grip.x + 90, grip.y + 200, { steps: 5 })
  await window.mouse.up()
  const widened = (await pane.boundingBox())?.width ?? 0
  expect(widened).toBeGreaterThan(before.width + 50)
  expect(roomscope.pageErrors).toEqual([])
  await roomscope.app.close()

  const again = await launch({ profileDirectory: roomscope.profileDirectory })
  await expect
    .poll(async () =>
      Math.abs(((await again.window.getByTestId('instances').boundingBox())?.width ?? 0) - widened),
    )
    .toBeLessThan(8)
})
