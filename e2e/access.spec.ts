import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/roomscope'
import { seriousFindings } from './pages/axe'
import { Scenarios } from './pages/scenarios'
import { fillSession, TOUR } from './pages/screen-tour'
import { Workbench } from './pages/workbench'

/** Of a test that goes through all of the tour, on a machine under load. */
const TOUR_TIMEOUT_MS = 300_000

/** The test ids of the buttons that open the screens, all of them, as the activity bar shows them. */
function screenButtons(page: Page): Promise<string[]> {
  return page
    .locator('[data-testid^="nav-"]')
    .evaluateAll((buttons) => buttons.flatMap((button) => button.getAttribute('data-testid') ?? []))
}

/** What of the screen can be reached neither by looking nor by scrolling, as test ids or tag names. */
function cutOff(page: Page): Promise<string[]> {
  return page.locator('button, input, textarea, select, [role="tab"]').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return []
      const isInside =
        box.right > 0 && box.left < innerWidth - 1 && box.bottom > 0 && box.top < innerHeight - 1
      if (isInside) return []
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return []
      }
      return [control.getAttribute('data-testid') ?? control.outerHTML.slice(0, 80)]
    }),
  )
}

/** What has the focus without showing it, as its test id or its markup; null where the focus is seen or nowhere. */
function focusWithoutRing(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return null
    // The ring may be drawn by what surrounds the field; an editor draws it around its gutter and its text.
    const marked = [focused, focused.parentElement, focused.closest('.cm-editor')].some((element) => {
      if (element === null) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return marked ? null : (focused.getAttribute('data-testid') ?? focused.outerHTML.slice(0, 80))
  })
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ theme })

    test('axe finds nothing serious on any screen, tab or dialog', async ({ roomscope }) => {
      test.setTimeout(TOUR_TIMEOUT_MS)
      const { window } = roomscope
      expect(await seriousFindings(window), 'fresh profile').toEqual([])
      await fillSession(window)
      const findings: string[] = []
      for (const { name, open, leave } of TOUR) {
        await open(window)
        findings.push(...(await seriousFindings(window)).map((finding) => `${name}: ${finding}`))
        await leave?.(window)
      }
      expect(findings).toEqual([])
    })
  })
}

test('at twice the size every control of every screen can be reached', async ({ roomscope }) => {
  const { electron: app, window } = roomscope
  await app.evaluate(({ BrowserWindow }) => {
    const first = BrowserWindow.getAllWindows()[0]
    first?.setContentSize(1280, 800)
    first?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(640)
  const unreachable: string[] = []
  for (const button of await screenButtons(window)) {
    await window.getByTestId(button).click()
    unreachable.push(...(await cutOff(window)).map((control) => `${button}: ${control}`))
  }
  expect(unreachable).toEqual([])
})

test('nothing moves for those who asked for less motion', async ({ roomscope }) => {
  const { window } = roomscope
  await window.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await window.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { animationName, transitionProperty, transitionDuration } = getComputedStyle(element)
        const isMoved = transitionProperty !== 'none' && Number.parseFloat(transitionDuration) > 0
        return animationName !== 'none' || isMoved
      }).length,
  )
  expect(moving).toBe(0)
})

test('what has the focus shows it, on every screen', async ({ roomscope }) => {
  const { window } = roomscope
  const unseen: string[] = []
  for (const button of await screenButtons(window)) {
    await window.getByTestId(button).click()
    for (let presses = 0; presses < 12; presses++) {
      await window.keyboard.press('Tab')
      const found = await focusWithoutRing(window)
      if (found !== null) unseen.push(`${button}: ${found}`)
    }
  }
  expect(unseen).toEqual([])
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
