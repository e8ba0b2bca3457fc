// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from './testing/fake-console'
import { FakeSession } from './testing/fake-session'
import { holdBack } from './testing/hold-back'
import { openWindow, type OpenWindow } from './testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

async function goTo(screen: string, tab?: string): Promise<void> {
  await window.click(`nav-${screen}`)
  if (tab !== undefined) await window.pressMouse(tab)
}

/** Focuses a list, and tells later whether it is the same one and has the focus still. */
function focusList(testId: string): () => boolean {
  const list = window.get(testId).element
  list.focus()
  return () => window.get(testId).element === list && document.activeElement === list
}

describe('a list that is read again', () => {
  it('of recordings keeps the focus while the answer is on its way and after it', async () => {
    const fake = new FakeConsole()
    fake.sessions.push(new FakeSession(1, 0, false))
    window = await openWindow(fake)
    await goTo('recordings')
    const isKept = focusList('session-list')
    const letCome = holdBack(fake, 'listSessions')
    window.get('sessions-reload').element.click()
    await flushPromises()
    expect(isKept()).toBe(true)
    await letCome()
    expect(isKept()).toBe(true)
  })

  it('of scenarios keeps the focus when the folder has changed', async () => {
    const fake = new FakeConsole()
    fake.scenarios.put('own', 'mine', 'roomscope: 1\n')
    window = await openWindow(fake)
    await goTo('scenarios')
    const isKept = focusList('scenario-list')
    const letCome = holdBack(fake, 'listScenarios')
    fake.announce('scenariosChanged', { changeCount: 9 })
    await flushPromises()
    expect(isKept()).toBe(true)
    await letCome()
    expect(isKept()).toBe(true)
  })

  it.each([
    ['room', 'cloud-room', 'cloud-room-37', 'cloud-room-valid'],
    ['account', 'cloud-account', 'cloud-account-bob', 'cloud-account-ban'],
  ])(
    'of each %s in the cloud keeps focus and choice after an edit and after its undo',
    async (kind, list, row, edit) => {
      window = await openWindow(new FakeConsole())
      await goTo('cloud', `cloud-tab-${kind}s`)
      await window.click(row)
      const isKept = focusList(list)
      for (const button of [edit, 'cloud-undo']) {
        window.get(button).element.click()
        await flushPromises()
        expect(isKept()).toBe(true)
        expect(window.get(row).attributes('aria-selected')).toBe('true')
      }
    },
  )
})
