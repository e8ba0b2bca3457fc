// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from '../testing/fake-console'
import { FakeSession } from '../testing/fake-session'
import { openWindow, type OpenWindow } from '../testing/open-window'
import { useRecordingsStore } from './recordings-store'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** A window over 121 sessions, the newest one live, with two pages of the list loaded. */
async function openTwoPages() {
  const fake = new FakeConsole()
  fake.sessions.splice(0, 1, new FakeSession(121, fake.live.startedWallMs, true))
  for (let sessionId = 120; sessionId > 0; sessionId--)
    fake.sessions.push(new FakeSession(sessionId, 0, false))
  window = await openWindow(fake)
  await window.click('nav-recordings')
  const store = useRecordingsStore()
  await store.loadMore()
  return { fake, store }
}

describe('the list of recordings', () => {
  it('is read again as far as it was read before, and an old session stays open', async () => {
    const { fake, store } = await openTwoPages()
    store.open(30)
    await store.loadMore()
    fake.sessions.push(new FakeSession(122, 0, false))
    await store.reload()
    expect(store.sessions[0]?.sessionId).toBe(122)
    expect(store.sessions).toHaveLength(122)
    expect(store.openedId).toBe(30)
    expect(store.hasMore).toBe(false)
  })

  it('draws only rows in sight', async () => {
    await openTwoPages()
    await flushPromises()
    expect(document.querySelectorAll('[data-testid^="session-row-"]').length).toBeLessThan(40)
    expect(window.get('session-row-121').attributes('aria-setsize')).toBe('100')
  })

  it('follows the session that is being recorded', async () => {
    const { fake, store } = await openTwoPages()
    fake.live.edits = { name: 'grown' }
    await store.refreshLive()
    expect(store.sessions[0]).toMatchObject({ sessionId: 121, name: 'grown' })
    expect(store.sessions).toHaveLength(100)
  })
})
