import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/roomscope'
import { seriousFindings } from './pages/axe'
import { focusWithoutRing, walkWithTab } from './pages/focus-walk'
import { cellsThatOverlap, misplacedLines, pullEdge } from './pages/narrow-panes'
import { Palette } from './pages/palette'
import { cutOff, cutOffLabels } from './pages/reach'
import { Recordings } from './pages/recordings'
import { Scenarios } from './pages/scenarios'
import { faultsOnTour } from './pages/screen-tour'
import { fillSession, fillTour } from './pages/tour-session'
import { Workbench } from './pages/workbench'

/** Of a test that goes through all of the tour, on a machine under load. */
const TOUR_TIMEOUT_MS = 600_000

/** What is animated or would be, as test ids or markup. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { animationName, transitionProperty, transitionDuration } = getComputedStyle(element)
      const isMoved = transitionProperty !== 'none' && Number.parseFloat(transitionDuration) > 0
      if (animationName === 'none' && !isMoved) return []
      return [element.getAttribute('data-testid') ?? element.outerHTML.slice(0, 80)]
    }),
  )
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ theme })

    test('axe finds nothing serious on any screen, tab or dialog', async ({ roomscope }) => {
      test.setTimeout(TOUR_TIMEOUT_MS)
      const { window } = roomscope
      expect(await seriousFindings(window), 'fresh profile').toEqual([])
      await fillTour(roomscope)
      expect(await faultsOnTour(window, seriousFindings)).toEqual([])
    })
  })
}

test('at twice the size every control of every screen, tab and dialog can be reached, and every label read', async ({
  roomscope,
}) => {
  test.setTimeout(TOUR_TIMEOUT_MS)
  const { electron: app, window } = roomscope
  await fillTour(roomscope)
  await app.evaluate(({ BrowserWindow }) => {
    const first = BrowserWindow.getAllWindows()[0]
    first?.setContentSize(1280, 800)
    first?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(640)
  const faults = await faultsOnTour(window, async (page) => [
    ...(await cutOff(page)),
    ...(await cutOffLabels(page)).map((text) => `"${text}" is cut off`),
  ])
  expect(faults).toEqual([])
})

test('nothing moves on any screen, tab or dialog for those who asked for less motion', async ({
  roomscope,
}) => {
  test.setTimeout(TOUR_TIMEOUT_MS)
  const { window } = roomscope
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await fillTour(roomscope)
  expect(await faultsOnTour(window, moving)).toEqual([])
})

test('Tab reaches every control of every screen, tab and dialog, shows where it is, and is nowhere held', async ({
  roomscope,
}) => {
  test.setTimeout(TOUR_TIMEOUT_MS)
  const { window } = roomscope
  await fillTour(roomscope)
  const faults = await faultsOnTour(window, async (page) => {
    const { missed, unseen, trapping } = await walkWithTab(page)
    return [
      ...missed.map((control) => `${control} is not reached`),
      ...unseen.map((control) => `${control} does not show the focus`),
      ...trapping.map((control) => `${control} keeps the focus`),
    ]
  })
  expect(faults).toEqual([])
})

test('Escape closes a dialog, and the focus goes back to what opened it', async ({ roomscope }) => {
  const { window } = roomscope
  await fillSession(window)
  await new Workbench(window).instance(2).click()
  const focused = window.locator(':focus')
  for (const opener of ['composer-presets', 'composer-kick', 'open-palette', 'status-checker']) {
    await window.getByTestId(opener).focus()
    await window.keyboard.press('Enter')
    const dialog = window.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(focused).toHaveAttribute('data-testid', opener)
  }
  for (const command of ['instances-destroy', 'instances-duplicate']) {
    await window.getByTestId('timeline-table').focus()
    await new Palette(window).run(command)
    await expect(window.getByRole('dialog')).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
    await expect(focused).toHaveAttribute('data-testid', 'timeline-table')
  }
})

test('Escape closes a dialog at once, also while a tooltip lies over it', async ({ roomscope }) => {
  const { window } = roomscope
  await fillSession(window)
  await window.getByTestId('composer-presets').click()
  await expect(window.getByTestId('preset-name')).toBeFocused()
  await window.keyboard.press('Tab')
  await expect(window.getByRole('tooltip')).toHaveCount(1)
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(window.getByRole('tooltip')).toHaveCount(0)
})

test('Escape closes the list of findings at once, also while a tooltip lies over it', async ({
  roomscope,
}) => {
  const { window } = roomscope
  await window.getByTestId('status-checker').click()
  await expect(window.getByTestId('checker-findings')).toBeVisible()
  await window.getByTestId('nav-workbench').hover()
  await expect(window.getByRole('tooltip')).toHaveCount(1)
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('checker-findings')).toHaveCount(0)
  await expect(window.getByRole('tooltip')).toHaveCount(0)
})

test('a tooltip comes with the focus that a key moves, not with the focus that a dialog gives back', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const tooltip = window.getByRole('tooltip')
  await window.getByTestId('nav-workbench').click()
  await window.mouse.move(640, 400)
  await new Palette(window).open()
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('palette')).toHaveCount(0)
  await expect(window.getByTestId('nav-workbench')).toBeFocused()
  await expect(tooltip).toHaveCount(0)
  await window.keyboard.press('Tab')
  await expect(tooltip).toHaveCount(1)
})

test('at 1280 by 800 the payload of a failed login is in sight below its verdict', async ({ roomscope }) => {
  const { window } = roomscope
  await window.setViewportSize({ width: 1280, height: 800 })
  await fillSession(window)
  await new Palette(window).run('instance-why')
  await expect(window.getByTestId('verdict-stage')).toBeVisible()
  const payload = await window.getByTestId('inspector-payload').boundingBox()
  const pane = await window.getByTestId('inspector').boundingBox()
  if (payload === null || pane === null) throw new Error('the payload or its pane is not on the screen')
  expect(payload.y + 60).toBeLessThan(pane.y + pane.height)
})

for (const locale of ['en', 'zh-CN'] as const) {
  test.describe(`in ${locale}, with narrow panes`, () => {
    test.use({ locale })

    test('nothing of a table lies over what is beside it', async ({ roomscope }) => {
      const { window } = roomscope
      await window.setViewportSize({ width: 1280, height: 800 })
      await fillSession(window)
      await pullEdge(window, 'workbench-handle-1', 'ArrowRight')
      await pullEdge(window, 'workbench-handle-2', 'ArrowLeft')
      const width = (await window.getByTestId('timeline').boundingBox())?.width ?? 0
      expect(width).toBeLessThan(500)
      await expect(window.getByTestId('timeline-row').first()).toBeVisible()
      expect(await cellsThatOverlap(window.getByTestId('timeline').getByRole('row'))).toEqual([])
      await window.getByTestId('timeline-view-waterfall').click()
      await expect(window.getByTestId('waterfall-percentiles')).toBeVisible()
      expect(await cellsThatOverlap(window.getByTestId('timeline').getByRole('row'))).toEqual([])
    })
  })
}

test('at 1280 by 800 the form fades where it goes on below, and at its end no field is faded', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const workbench = new Workbench(window)
  await window.setViewportSize({ width: 1280, height: 800 })
  await workbench.compose('alice')
  const fade = window.getByTestId('composer-form-fade')
  const formBelow = (edge: 'top' | 'bottom') =>
    fade.evaluate((element, side) => {
      const limit = element.getBoundingClientRect()[side]
      const controls = [...(element.parentElement?.querySelectorAll('[data-testid]') ?? [])]
      const isBelow = (control: Element) => control.getBoundingClientRect().bottom > limit + 1
      return controls.filter((control) => control !== element && isBelow(control)).map((one) => one.outerHTML)
    }, edge)
  expect(await formBelow('bottom')).not.toEqual([])
  await expect(fade).toBeInViewport({ ratio: 1 })
  await fade.evaluate((element) => element.parentElement?.scrollTo(0, element.parentElement.scrollHeight))
  expect(await formBelow('top')).toEqual([])
})

test('a line that is longer than its editor goes on below, beside its own number', async ({ roomscope }) => {
  const { window } = roomscope
  await window.setViewportSize({ width: 1280, height: 800 })
  const scenarios = new Scenarios(window)
  await scenarios.openScreen()
  await scenarios.choose('sample/kick-by-manager')
  await window.getByTestId('scenario-copy').click()
  await expect(scenarios.editor).toHaveAttribute('aria-readonly', 'false')
  const long = 'a remark that is much too long for one line of it '.repeat(8)
  await scenarios.write(`roomscope: 1\nname: ${long}\n# ${'x'.repeat(300)}\nsteps:\n  - enter: alice\n`)
  await pullEdge(window, 'scenarios-handle-1', 'ArrowRight')
  await pullEdge(window, 'scenarios-handle-2', 'ArrowLeft')
  await expect.poll(() => misplacedLines(scenarios.editor)).toEqual([])
})

test('the focus goes to the neighbour of what takes itself away', async ({ roomscope }) => {
  const { window } = roomscope
  const { keyboard } = window
  const focused = window.locator(':focus')
  await fillSession(window)
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.openSession(1)
  await recordings.rename('kick test')
  await window.getByTestId('session-undo').focus()
  await keyboard.press('Enter')
  await expect(window.getByTestId('session-undo')).toHaveCount(0)
  await expect(focused).toHaveAttribute('data-testid', 'session-list')
  await recordings.search('nobody of this name')
  await window.getByTestId('sessions-show-all').focus()
  await keyboard.press('Enter')
  await expect(focused).toHaveAttribute('data-testid', 'session-list')
})

test('an editor shows the focus at once', async ({ roomscope }) => {
  const scenarios = new Scenarios(roomscope.window)
  await scenarios.openScreen()
  await scenarios.editor.focus()
  await expect(scenarios.editor).toBeFocused()
  expect(await focusWithoutRing(roomscope.window)).toBeNull()
})

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
  await roomscope.close()

  const again = await launch({ profileDirectory: roomscope.profileDirectory })
  await expect
    .poll(async () =>
      Math.abs(((await again.window.getByTestId('instances').boundingBox())?.width ?? 0) - widened),
    )
    .toBeLessThan(8)
})
