import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures/roomscope'
import { Palette } from './pages/palette'
import { Recordings } from './pages/recordings'
import { Scenarios } from './pages/scenarios'
import { Workbench } from './pages/workbench'

const GOOD = `roomscope: 1
name: alice comes and goes
tags: [mine]
actors:
  alice: { accountId: alice, roomId: '36' }
steps:
  - enter: alice
    expect: { result: entered, status: { alice: ENTERED } }
  - exit: alice
    expect: { status: { alice: EXITED } }
`
const WRONG = GOOD.replace('alice: EXITED', 'alice: ENTERED')

test('a scenario is written, mended, run and looked into', async ({ app }) => {
  const { window: page } = app
  const scenarios = new Scenarios(page)
  await scenarios.openScreen()
  await page.getByTestId('scenario-new').click()
  await expect(scenarios.scenario('own/new scenario')).toHaveAttribute('aria-selected', 'true')
  await expect(scenarios.faults).toContainText('No faults')

  await scenarios.write(GOOD.replace('enter: alice', 'enter: alcie'))
  await expect(scenarios.faults).toContainText('Line 7, column')
  await expect(scenarios.faults).toContainText('alcie')
  await scenarios.write(WRONG)
  await expect(scenarios.faults).toContainText('No faults')
  await scenarios.run()
  await scenarios.expectBatch('finished')
  await expect(page.getByTestId('scenario-batch-text')).toContainText('1 failed')
  await expect(scenarios.step(0)).toHaveAttribute('data-phase', 'passed')
  await expect(scenarios.step(1)).toHaveAttribute('data-phase', 'failed')
  const failure = page.getByTestId('scenario-failure')
  await expect(failure).toContainText('ENTERED')
  await expect(failure).toContainText('EXITED')

  await scenarios.write(GOOD)
  await page.getByTestId('scenario-repeat').fill('2')
  await scenarios.run()
  await scenarios.expectBatch('finished')
  await expect(page.getByTestId('scenario-batch-text')).toContainText('2 passed')
  await expect(scenarios.scenario('own/new scenario')).toHaveAttribute('data-phase', 'passed')
  await page.getByTestId('scenario-tab-history').click()
  await expect(page.getByTestId('scenario-run-3')).toContainText('passed')
  await expect(page.getByTestId('scenario-run-1')).toContainText('of another text')
  await page.getByTestId('scenario-tab-timeline').click()
  await expect(page.getByTestId('scenario-timeline')).toContainText('Login succeeded')

  await page.getByTestId('scenario-tab-steps').click()
  await scenarios.step(0).getByTestId('scenario-step-events').click()
  await expect(page.getByTestId('recordings-handle-1')).toBeVisible()
  await expect(page.getByTestId('film-player')).toBeVisible()
  expect(app.pageErrors).toEqual([])
})

test('what is typed is there after a reload and after a restart, and is saved by Ctrl+S', async ({
  app,
  launch,
}) => {
  const scenarios = new Scenarios(app.window)
  await scenarios.openScreen()
  await app.window.getByTestId('scenario-new').click()
  await expect(scenarios.editor).toContainText('roomscope')
  await scenarios.write(`${GOOD}# half a thou`)
  const file = join(app.profileDirectory, 'scenarios', '.unsaved.json')
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('half a thou')
  await app.window.reload()
  await expect(scenarios.editor).toContainText('half a thou')
  await app.close()

  const again = await launch({ profileDirectory: app.profileDirectory })
  const later = new Scenarios(again.window)
  await later.openScreen()
  await later.choose('own/new scenario')
  await expect(later.editor).toContainText('half a thou')
  await later.editor.press('ControlOrMeta+S')
  await expect(again.window.getByTestId('scenario-unsaved')).toHaveCount(0)
  const saved = await readFile(join(app.profileDirectory, 'scenarios', 'new scenario.yaml'), 'utf8')
  expect(saved).toContain('half a thou')
})

test('a sample is copied to be edited, renamed, deleted and brought back', async ({ app }) => {
  const { window: page } = app
  const scenarios = new Scenarios(page)
  await scenarios.openScreen()
  const sample = page.getByTestId('scenario-shelf-sample').getByRole('option').first()
  await sample.click()
  await expect(scenarios.editor).toHaveAttribute('aria-readonly', 'true')
  await scenarios.choose('sample/chatroom-disabled')
  await expect(page.getByTestId('scenario-case')).toHaveText('All cases')
  await page.getByTestId('scenario-copy').click()
  await expect(scenarios.editor).toHaveAttribute('aria-readonly', 'false')
  await scenarios.menu('rename')
  await page.getByTestId('scenario-name').fill('mine')
  await page.keyboard.press('Enter')
  await expect(scenarios.scenario('own/mine')).toBeVisible()
  await scenarios.menu('delete')
  await expect(scenarios.scenario('own/mine')).toHaveCount(0)
  await page.getByTestId('scenario-undo').click()
  await expect(scenarios.scenario('own/mine')).toBeVisible()
})

test('a long run is watched, cancelled, and disturbs nobody who is in a room', async ({ app }) => {
  const { window: page } = app
  const workbench = new Workbench(page)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')

  const scenarios = new Scenarios(page)
  await scenarios.openScreen()
  await page.getByTestId('scenario-new').click()
  await scenarios.write(`${GOOD}  - sleep: 10m\n`)
  await page.getByTestId('scenario-virtual-time').uncheck()
  await scenarios.run()
  await expect(scenarios.step(2)).toHaveAttribute('data-phase', 'running')
  await page.reload()
  await expect(scenarios.step(2)).toHaveAttribute('data-phase', 'running')
  await page.getByTestId('scenario-cancel').click()
  await scenarios.expectBatch('cancelled')
  await page.getByTestId('nav-workbench').click()
  await workbench.expectState(1, 'ENTERED')
})

test('a recording becomes a scenario that passes', async ({ app }) => {
  const { window: page } = app
  const workbench = new Workbench(page)
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  const recordings = new Recordings(page)
  await recordings.openScreen()
  await recordings.openSession(1)
  await new Palette(page).run('session-make-scenario')

  const scenarios = new Scenarios(page)
  await expect(scenarios.editor).toContainText('enter: alice')
  await expect(scenarios.faults).toContainText('No faults')
  await scenarios.run()
  await scenarios.expectBatch('finished')
  await expect(page.getByTestId('scenario-batch-text')).toContainText('1 passed')
})

test('the whole job goes by keyboard: choose, mark, run, look', async ({ app }) => {
  const { window: page } = app
  const { keyboard } = page
  const palette = new Palette(page)
  await palette.run('go-scenarios')
  const list = page.getByTestId('scenario-list')
  await expect(list).toBeVisible()
  const focus = page.locator(':focus')
  for (let presses = 0; presses < 40; presses++) {
    await keyboard.press('Tab')
    if ((await focus.getAttribute('data-testid')) === 'scenario-list') break
  }
  await keyboard.press('Home')
  await keyboard.press('Space')
  await expect(page.getByTestId('scenario-marked')).toHaveCount(1)
  await keyboard.press('Enter')
  await new Scenarios(page).expectBatch('finished')
  for (let presses = 0; presses < 60; presses++) {
    await keyboard.press('Tab')
    if ((await focus.getAttribute('data-testid')) === 'scenario-step-line') break
  }
  await keyboard.press('Enter')
  await expect(page.getByTestId('scenario-editor')).toBeVisible()
})

test('a file is imported by dropping it, and saved where the operator says', async ({ app }, testInfo) => {
  const { window: page } = app
  const scenarios = new Scenarios(page)
  await scenarios.openScreen()
  await expect(page.getByTestId('scenario-list')).toBeVisible()
  await page.evaluate((text) => {
    const dropped = new DataTransfer()
    dropped.items.add(new File([text], 'from outside.yaml'))
    const target = document.querySelector('[data-testid="import-drop"]')
    target?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  }, GOOD)
  await expect(scenarios.scenario('own/from outside')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByTestId('scenario-remark')).toContainText('imported')

  const file = testInfo.outputPath('saved.yaml')
  await writeFile(file, '')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await scenarios.menu('export')
  await expect(page.getByTestId('scenario-remark')).toContainText('saved.yaml')
  expect(await readFile(file, 'utf8')).toBe(GOOD)
})
