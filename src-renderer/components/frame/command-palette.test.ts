// @vitest-environment happy-dom
import { DOMWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { LOCALES } from '../../../src-shared/console'
import { screens } from '../../screens'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** What each entry of the palette says: its title, and the heading that it belongs to. */
function entries(): { title: string; heading: string }[] {
  return [...document.querySelectorAll('[data-testid=palette] [role=option]')].map((option) => {
    const [title = '', heading = ''] = new DOMWrapper(option).findAll('span').map((span) => span.text())
    return { title, heading }
  })
}

describe('the command palette', () => {
  it.each(LOCALES)(
    'says under which heading an entry stands, not what it says already (%s)',
    async (locale) => {
      const fake = new FakeConsole()
      fake.settings = { ...fake.settings, locale }
      window = await openWindow(fake)
      for (const { name } of screens) {
        await window.click(`nav-${name}`)
        await window.press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
        const shown = entries()
        expect(shown.length).toBeGreaterThan(screens.length)
        expect(shown.filter(({ title, heading }) => heading === '' || title.startsWith(heading))).toEqual([])
        await window.press('palette-input', 'Escape', { bubbles: true })
      }
    },
  )
})
