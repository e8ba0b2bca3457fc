import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/roomscope'
import { Recordings } from './pages/recordings'
import { Workbench } from './pages/workbench'

const SCREENS = ['workbench', 'recordings', 'scenarios', 'settings'] as const

/**
 * Latin words that a Chinese screen may hold: names of the field's own API, of transports and platforms, and what was
 * typed or received. Everything else would be a text that nobody translated.
 */
const LATIN_ALLOWED =
  /^(?:Roomscope|Electron|Token|Web|Android|iOS|Windows|macOS|HarmonyOS|Harmony|TLS|JSON|NDJSON|YAML|SDK|URL|account|code|SQLite|ID|Ctrl|EN|English|KB|MB|B|GB|ms|s|linux|alice|mia|bob|carol|owner|Launch|event|Second|screen|K)$/

/** Recorded data, API names and scenarios stand in the timeline, the inspector, the editor and in monospaced text. */
const DATA_PLACES =
  '[data-testid=timeline-table], .numeric, [data-testid=inspector-event], [data-testid=scenario-list], .cm-editor'

async function untranslatedWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate((dataPlaces) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || parent.closest(dataPlaces)) continue
      found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const attribute of ['aria-label', 'placeholder', 'title'])
        if (!element.closest('[data-testid=timeline-table], [data-testid=scenario-list]'))
          found.push(element.getAttribute(attribute) ?? '')
    return found
  }, DATA_PLACES)
  const words = texts.flatMap((text) => text.match(/[A-Za-z][A-Za-z]+/g) ?? [])
  return [...new Set(words)].filter((word) => !LATIN_ALLOWED.test(word))
}

for (const locale of ['en', 'zh-CN'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${locale}, ${theme}: every screen in this language and theme`, async ({ roomscope }, testInfo) => {
      const { window, electron: app } = roomscope
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
      await window.getByTestId('nav-settings').click()
      await window.getByTestId(`settings-locale-${locale}`).click()
      await window.getByTestId(`settings-theme-${theme}`).click()
      await expect(window.locator('html')).toHaveAttribute('lang', locale)
      expect(await window.evaluate(() => document.documentElement.classList.contains('light'))).toBe(
        theme === 'light',
      )

      await window.getByTestId('nav-workbench').click()
      const workbench = new Workbench(window)
      await workbench.compose('alice')
      await workbench.enter()
      await workbench.expectState(1, 'ENTERED')
      await workbench.timelineRows.last().click()

      for (const screen of SCREENS) {
        await window.getByTestId(`nav-${screen}`).click()
        if (screen === 'recordings') await new Recordings(window).openSession(1)
        if (locale === 'zh-CN') expect(await untranslatedWords(window)).toEqual([])
        const path = testInfo.outputPath(`${screen}-${locale}-${theme}.png`)
        await window.screenshot({ path })
        await testInfo.attach(`${screen}-${locale}-${theme}`, { path, contentType: 'image/png' })
        expect(await cutOffControls(window)).toEqual([])
      }
      expect(roomscope.pageErrors).toEqual([])
    })
  }
}

/** Buttons and labels whose text does not fit into them. */
function cutOffControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, label, [role=tab]')]
      .filter((element) => element.offsetParent !== null && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflow !== 'visible')
      .map((element) => element.innerText),
  )
}

test('language and theme are kept over a restart', async ({ launch, roomscope }) => {
  await roomscope.window.getByTestId('toggle-locale').click()
  await expect(roomscope.window.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await roomscope.close()
  const again = await launch({ profileDirectory: roomscope.profileDirectory })
  await expect(again.window.locator('html')).toHaveAttribute('lang', 'zh-CN')
})
