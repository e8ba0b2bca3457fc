// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { FakeConsole } from '../../testing/fake-console'
import { loginEvents } from '../../testing/fake-login'
import { FakeSession } from '../../testing/fake-session'
import { holdBack } from '../../testing/hold-back'
import { openWindow, type OpenWindow } from '../../testing/open-window'
import { instanceSummary } from '../../testing/summaries'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** A live session #3 and two recordings; alice is in the older one. */
async function openRecordings(fake = new FakeConsole()): Promise<OpenWindow> {
  fake.sessions.splice(0, 1, new FakeSession(3, fake.live.startedWallMs, true))
  for (const [sessionId, accountId] of [
    [2, 'bob'],
    [1, 'alice'],
  ] as const) {
    const session = new FakeSession(sessionId, fake.live.startedWallMs - 86_400_000, false)
    session.append(instanceSummary({ accountId }), loginEvents(instanceSummary({ accountId }), 200))
    fake.sessions.push(session)
  }
  window = await openWindow(fake)
  await window.click('nav-recordings')
  return window
}

const listed = () =>
  [...document.querySelectorAll('[role=option][data-testid^="session-row-"]')].map((row) => row.id)

async function choose(item: string): Promise<void> {
  const menu = window.get('session-menu')
  await menu.trigger('pointerdown', { button: 0, ctrlKey: false })
  await menu.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  await window.press(`session-menu-${item}`, 'Enter')
  await flushPromises()
}

describe('the list of sessions', () => {
  it('is searched by name and by what happened in the sessions', async () => {
    const { type, find, click } = await openRecordings()
    expect(listed()).toEqual(['session-3', 'session-2', 'session-1'])
    await type('sessions-search', 'account:alice')
    await flushPromises()
    expect(listed()).toEqual(['session-1'])
    await type('sessions-search', 'nobody')
    await flushPromises()
    expect(find('sessions-nothing-found')).not.toBeNull()
    await click('sessions-show-all')
    expect(listed()).toHaveLength(3)
  })

  it('renames in the row, by key alone, and takes it back', async () => {
    const { fake, get, press, type, click, find } = await openRecordings()
    await press('session-list', 'F2')
    await type('session-name', 'Kick test')
    await press('session-name', 'Enter')
    expect(get('session-row-2').text()).toContain('Kick test')
    expect(fake.sessions[1]?.summary().name).toBe('Kick test')
    expect(document.activeElement).toBe(get('session-list').element)
    await click('session-undo')
    expect(fake.sessions[1]?.summary().name).toBe('')
    expect(get('session-row-2').text()).toContain('Session 2')
    expect(find('session-changed')).toBeNull()
  })

  it('leaves the name as it was on Escape', async () => {
    const { fake, press, type, find } = await openRecordings()
    await press('session-list', 'F2')
    await type('session-name', 'Kick test')
    await press('session-name', 'Escape')
    expect(find('session-name')).toBeNull()
    expect(fake.sessions[1]?.edits).toEqual({})
  })

  it('keeps tags and a note, refuses a tag that is too long, and finds by them', async () => {
    const { fake, get, type, click } = await openRecordings()
    await choose('session-describe')
    await type('session-tags', 'x'.repeat(65))
    await click('session-describe-save')
    expect(fake.sessions[1]?.edits).toEqual({})
    await type('session-tags', 'nightly, kick')
    await type('session-note', 'before the fix')
    await click('session-describe-save')
    expect(fake.sessions[1]?.edits).toEqual({ tags: ['kick', 'nightly'], note: 'before the fix' })
    expect(get('session-row-2').text()).toContain('kicknightly')
    await type('sessions-search', 'nightly')
    await flushPromises()
    expect(listed()).toEqual(['session-2'])
  })

  it('pins, and says so in the row', async () => {
    const { fake, find } = await openRecordings()
    await choose('session-pin')
    expect(fake.sessions[1]?.edits).toEqual({ pinned: true })
    expect(find('session-pinned')).not.toBeNull()
  })

  it('deletes after it has said what is lost, and opens the neighbour; the live one stays', async () => {
    const { fake, get, press, click, find } = await openRecordings()
    await press('session-list', 'Delete')
    expect(get('session-remove').text()).toContain('Delete Session 2?')
    expect(get('session-remove').text()).toMatch(/\d+ events of 1 instance/)
    await click('session-remove-confirm')
    expect(fake.sessions.map(({ sessionId }) => sessionId)).toEqual([3, 1])
    expect(get('session-row-1').attributes('aria-selected')).toBe('true')
    await click('session-row-3')
    await press('session-list', 'Delete')
    expect(find('session-remove')).toBeNull()
  })

  it('marks with Space and with Ctrl', async () => {
    const { get, press, find, click } = await openRecordings()
    await press('session-list', ' ')
    await get('session-row-1').trigger('click', { ctrlKey: true })
    expect(get('session-row-1').attributes('aria-checked')).toBe('true')
    expect(get('session-row-2').attributes('aria-selected')).toBe('true')
    expect(get('sessions-marked').text()).toContain('2 marked')
    await click('sessions-clear-marks')
    expect(find('sessions-marked')).toBeNull()
  })

  it('offers the same by the right button, for the row under it', async () => {
    const { get, find } = await openRecordings()
    await vi.dynamicImportSettled()
    await flushPromises()
    await get('session-row-1').trigger('contextmenu')
    // The menu comes when it has measured where it fits.
    await eventually(() => expect(find('session-context-session-pin')).not.toBeNull())
    expect(get('session-row-1').attributes('aria-selected')).toBe('true')
  })

  it('keeps the menu of a row open while the session that it opened is still being read', async () => {
    const fake = new FakeConsole()
    const calls = ['filmAt', 'indexEvents', 'readEvents', 'listNotes', 'openFilm'] as const
    const { get, find } = await openRecordings(fake)
    await vi.dynamicImportSettled()
    const lets = calls.map((call) => holdBack(fake, call))
    await get('session-row-1').trigger('contextmenu')
    await eventually(() => expect(find('session-context-session-pin')).not.toBeNull())
    const menu = get('session-context').element
    await eventually(() => expect(menu.contains(document.activeElement)).toBe(true))
    for (const letCome of lets) {
      await letCome()
      fake.announce('recordingGrew', await fake.recorderStatus())
      await flushPromises()
      expect(find('session-context')?.element).toBe(menu)
    }
    await eventually(() => expect(find('timeline-row')).not.toBeNull())
    expect(find('session-context')?.element).toBe(menu)
    expect(menu.contains(document.activeElement)).toBe(true)
    get('timeline-table').element.focus()
    await eventually(() => expect(find('session-context')).toBeNull())
  })
})
