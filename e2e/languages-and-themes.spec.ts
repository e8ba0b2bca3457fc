import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/roomscope'
import { cutOffTexts } from './pages/reach'
import { openStop, TOUR } from './pages/screen-tour'
import { fillTour } from './pages/tour-session'
import { untranslatedWords } from './pages/untranslated-words'

/** What a small laptop shows, and a desk's screen; CSS pixels. */
const SMALL = { width: 1280, height: 800 }
const LARGE = { width: 1920, height: 1080 }
const TAKEN_LARGE: readonly string[] = [
  'workbench-verdict',
  'kick-lab',
  'cloud-rooms',
  'recordings',
  'scenarios-steps',
  'diagnose-matrix',
]

for (const locale of ['en', 'zh-CN'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${locale}, ${theme}: every screen in this language and theme`, async ({ roomscope }, testInfo) => {
      test.setTimeout(600_000)
      const { window } = roomscope
      const take = async (name: string): Promise<void> => {
        const path = testInfo.outputPath(`${name}-${locale}-${theme}.png`)
        await window.mouse.move(0, 0)
        await window.screenshot({ path, animations: 'disabled', caret: 'hide' })
        await testInfo.attach(name, { path, contentType: 'image/png' })
      }
      await window.setViewportSize(SMALL)
      await chooseLook(window, locale, theme)
      await fillTour(roomscope)

      const faults: string[] = []
      for (const stop of TOUR) {
        const { name, leave } = stop
        await openStop(window, stop)
        await take(name)
        faults.push(...(await cutOffTexts(window)).map((text) => `${name}: "${text}" is cut off`))
        if (locale === 'zh-CN')
          faults.push(...(await untranslatedWords(window)).map((word) => `${name}: "${word}" is not Chinese`))
        if (TAKEN_LARGE.includes(name)) {
          await window.setViewportSize(LARGE)
          await take(`${name}-large`)
          await window.setViewportSize(SMALL)
        }
        await leave?.(window)
      }
      expect(faults).toEqual([])
      expect(roomscope.pageErrors).toEqual([])
    })
  }
}

async function chooseLook(page: Page, locale: 'en' | 'zh-CN', theme: 'light' | 'dark'): Promise<void> {
  await page.getByTestId('nav-settings').click()
  await page.getByTestId(`settings-locale-${locale}`).click()
  await page.getByTestId(`settings-theme-${theme}`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  expect(await page.evaluate(() => document.documentElement.classList.contains('light'))).toBe(
    theme === 'light',
  )
}

test('language and theme are kept over a restart', async ({ launch, roomscope }) => {
  await roomscope.window.getByTestId('toggle-locale').click()
  await expect(roomscope.window.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await roomscope.close()
  const again = await launch({ profileDirectory: roomscope.profileDirectory })
  await expect(again.window.locator('html')).toHaveAttribute('lang', 'zh-CN')
})
