// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { CAUSE_KEYS, CHECK_ACTIONS, CHECK_KEYS, VERDICT_STAGES } from '../../../src-shared/console/verdict'
import { messages } from '../../i18n'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let open: OpenWindow | null = null

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

/** Alice was refused with 102302. */
async function refused(): Promise<OpenWindow> {
  open = await openWindow()
  await open.click('enter-demo-room')
  await open.click('composer-exit')
  await open.click('composer-auth-dynamic')
  await open.type('composer-token-clock-offset', '-900')
  await open.get('composer').get('form').trigger('submit')
  await flushPromises()
  return open
}

describe('verdict', () => {
  it('is shown beside the code of a failed attempt', async () => {
    const window = await refused()
    await window.type('filter-text', 'attemptEnded to:refused')
    await window.click('timeline-row')
    expect(window.get('verdict-stage').text()).toContain('authentication')
    expect(window.get('verdict-causes').text()).toContain('not the one that the account has now')
  })

  it('comes from the palette for the instance that failed last, and leads to the token lab and the parameters', async () => {
    const { press, type, click, get } = await refused()
    await press('status-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'why')
    await click('palette-instance-why')
    expect(get('verdict-stage').text()).toContain('authentication')
    await click('verdict-check-compareToken')
    expect(get('diagnose-token-account').element).toHaveProperty('value', 'alice')
    await click('nav-workbench')
    await click('verdict-check-compareIdentity')
    expect(get('composer-token-clock-offset').element).toHaveProperty('value', '-900')
  })

  it('is not shown where nothing failed', async () => {
    const window = await refused()
    await window.type('filter-text', 'to:entered')
    await window.click('timeline-row')
    expect(window.find('verdict')).toBeNull()
  })
})

describe('words of the verdict', () => {
  it.each(['en', 'zh-CN'] as const)('are complete in %s', (locale) => {
    const { verdict } = messages[locale]
    expect(Object.keys(verdict.cause).sort()).toEqual([...CAUSE_KEYS].sort())
    expect(Object.keys(verdict.check).sort()).toEqual([...CHECK_KEYS].sort())
    expect(Object.keys(verdict.stage).sort()).toEqual([...VERDICT_STAGES].sort())
    expect(Object.keys(verdict.act).sort()).toEqual([...CHECK_ACTIONS].sort())
  })
})
