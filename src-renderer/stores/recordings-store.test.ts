// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import { FakeConsole } from '../testing/fake-console'
import { FakeSession } from '../testing/fake-session'
import { holdBack } from '../testing/hold-back'
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

  it('is searched up to the oldest session, beyond what was loaded', async () => {
    const { fake, store } = await openTwoPages()
    const oldest = fake.sessions.find(({ sessionId }) => sessionId === 1)
    if (oldest !== undefined) oldest.edits = { name: 'The very first' }
    await window.type('sessions-search', 'very first')
    await eventually(() => expect(store.searching).toBe(false))
    expect(store.shown.map(({ sessionId }) => sessionId)).toEqual([1])
    await window.type('sessions-search', 'nowhere')
    await eventually(() => expect(window.find('sessions-nothing-found')).not.toBeNull())
    expect(window.get('sessions-nothing-found').text()).toContain('121 sessions, all there are')
  })

  it('says that the search goes on while it does, and nothing of nothing found', async () => {
    const { fake } = await openTwoPages()
    const letCome = holdBack(fake, 'listSessions')
    await window.type('sessions-search', 'nowhere')
    await eventually(() =>
      expect(window.get('sessions-search-progress').text()).toBe(
        'Still looking: 100 sessions looked through',
      ),
    )
    expect(window.find('sessions-nothing-found')).toBeNull()
    await letCome()
    await eventually(() => expect(window.find('sessions-nothing-found')).not.toBeNull())
    expect(window.find('sessions-search-progress')).toBeNull()
  })

  it('says that the search stopped, and searches again', async () => {
    const { fake } = await openTwoPages()
    const listSessions = fake.listSessions.bind(fake)
    fake.listSessions = () => Promise.reject(new Error('locked'))
    await window.type('sessions-search', 'nowhere')
    await eventually(() =>
      expect(window.get('sessions-search-stopped').text()).toContain('100 sessions looked through'),
    )
    expect(window.find('sessions-nothing-found')).toBeNull()
    fake.listSessions = listSessions
    await window.click('sessions-search-again')
    await eventually(() => expect(window.find('sessions-nothing-found')).not.toBeNull())
  })

  it('takes older sessions once, however often they are asked for at a time', async () => {
    const { fake, store } = await openTwoPages()
    for (let sessionId = 0; sessionId > -90; sessionId--)
      fake.sessions.push(new FakeSession(sessionId, 0, false))
    await Promise.all([store.loadMore(), store.loadMore()])
    expect(store.sessions).toHaveLength(150)
  })

  it('says why a search cannot be read', async () => {
    await openTwoPages()
    await window.type('sessions-search', 'before:yesterday')
    expect(window.get('sessions-search-problem').text()).toBe(
      'Column 8: “yesterday” is not a day. A day is written as 2026-11-30.',
    )
    expect(window.get('sessions-search').attributes('aria-invalid')).toBe('true')
    await window.type('sessions-search', '')
    expect(window.find('sessions-search-problem')).toBeNull()
  })
})
