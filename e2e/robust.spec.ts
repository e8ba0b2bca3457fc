import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from './fixtures/roomscope'
import { Workbench } from './pages/workbench'

/** What is read of a window that Playwright lost sight of when its process died. */
function readWindow(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, source) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source) as Promise<unknown>,
    script,
  )
}

async function typeWrongTimeout(window: Page): Promise<void> {
  const workbench = new Workbench(window)
  await window.getByTestId('enter-demo-room').first().click()
  await workbench.expectState(1, 'ENTERED')
  await workbench.compose('bob')
  await window.getByTestId('composer-timeout').fill('soon')
  await window.getByTestId('filter-text').fill('kind:frame')
  await expect(window.getByTestId('instance-row-2')).toHaveAttribute('aria-selected', 'true')
  // Longer than a window waits before it hands over what it shows.
  await window.waitForTimeout(1_000)
}

async function openSecondWindow(app: ElectronApplication, window: Page): Promise<Page> {
  const opened = app.waitForEvent('window')
  await window.keyboard.press('Control+K')
  await window.getByTestId('palette-window-new').click()
  const second = await opened
  await second.getByTestId('status-bar').waitFor()
  return second
}

test('a reload brings back selection, filter and what was being typed, and disturbs no client', async ({
  roomscope,
}) => {
  const { window } = roomscope
  await typeWrongTimeout(window)
  await window.reload()
  await expect(window.getByTestId('composer-timeout')).toHaveValue('soon')
  await expect(window.getByTestId('filter-text')).toHaveValue('kind:frame')
  await expect(window.getByTestId('instance-row-2')).toHaveAttribute('aria-selected', 'true')
  await new Workbench(window).expectState(1, 'ENTERED')
})

test('a window whose process crashed comes back by itself as it was', async ({ roomscope }) => {
  const { electron: app, window } = roomscope
  await typeWrongTimeout(window)
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) throw new Error('there is no window')
    const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()))
    contents.forcefullyCrashRenderer()
    return loaded
  })
  const typed = `document.querySelector('[data-testid="composer-timeout"]')?.value ?? null`
  await expect.poll(() => readWindow(app, typed)).toBe('soon')
  const state = `document.querySelector('[data-testid="instance-row-1"]')?.dataset.state ?? null`
  expect(await readWindow(app, state)).toBe('ENTERED')
})

test('a second window shows the same, and both stay in step', async ({ roomscope }) => {
  const { electron: app, window } = roomscope
  const first = new Workbench(window)
  await first.compose('alice')
  await first.expectState(1, 'IDLE')
  const secondPage = await openSecondWindow(app, window)
  const second = new Workbench(secondPage)
  await second.expectState(1, 'IDLE')
  await expect(secondPage.getByTestId('composer-account')).toHaveValue('alice')

  await window.getByTestId('composer-timeout').fill('9')
  await expect(secondPage.getByTestId('composer-timeout')).toHaveValue('9')
  await second.enter()
  await first.expectState(1, 'ENTERED')
  await second.compose('bob')
  await first.expectState(2, 'IDLE')

  await secondPage.getByTestId('nav-settings').click()
  await secondPage.getByTestId('settings-theme-light').click()
  await expect(window.locator('html')).toHaveClass(/light/)
  await expect(window.getByTestId('composer')).toBeVisible()
  await secondPage.close()
  await first.expectState(1, 'ENTERED')
})
