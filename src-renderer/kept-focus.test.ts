// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from './testing/fake-console'
import { openCloud } from './testing/open-cloud'
import { openWindow, type OpenWindow } from './testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** Presses a control as from the keyboard, which takes it away, and tells what has the focus then. */
async function focusAfter(testId: string): Promise<string | null | undefined> {
  window.get(testId).element.focus()
  await window.click(testId)
  await flushPromises()
  expect(window.find(testId)).toBeNull()
  return document.activeElement?.getAttribute('data-testid')
}

async function openScreen(screen: string, fake = new FakeConsole()): Promise<void> {
  window = await openWindow(fake)
  await window.click(`nav-${screen}`)
}

describe('what takes itself away gives the focus to its neighbour', () => {
  it('undo of a changed session: to the list', async () => {
    await openScreen('recordings')
    await window.press('session-list', 'F2')
    await window.type('session-name', 'Kick test')
    await window.press('session-name', 'Enter')
    expect(await focusAfter('session-undo')).toBe('session-list')
  })

  it('the empty search of the sessions: to the list that came back', async () => {
    await openScreen('recordings')
    await window.type('sessions-search', 'nobody')
    expect(await focusAfter('sessions-show-all')).toBe('session-list')
    await window.type('sessions-search', 'nobody')
    expect(await focusAfter('sessions-search-clear')).toBe('sessions-search')
  })

  it('undo of a deleted scenario: to the list with the row that came back', async () => {
    const fake = new FakeConsole()
    fake.scenarios.put('own', 'mine', 'roomscope: 1\n')
    await openScreen('scenarios', fake)
    await window.click('scenario-own/mine')
    await window.press('scenario-list', 'Delete')
    expect(window.find('scenario-own/mine')).toBeNull()
    expect(await focusAfter('scenario-undo')).toBe('scenario-list')
    expect(window.find('scenario-own/mine')).not.toBeNull()
  })

  it('an account of a list of a room: to the next, then to the one before, then out of the empty list', async () => {
    const fake = new FakeConsole()
    fake.cloudConsole.room = { muted: false, managers: ['mia', 'noa', 'bob'], blocked: [], ends: [] }
    window = await openCloud('rooms', fake)
    expect(await focusAfter('cloud-manager-noa-remove')).toBe('cloud-manager-bob-remove')
    expect(await focusAfter('cloud-manager-bob-remove')).toBe('cloud-manager-mia-remove')
    expect(await focusAfter('cloud-manager-mia-remove')).toBe('cloud-block')
  })

  it('a fault that is taken back: to the next', async () => {
    window = await openCloud('faults')
    await window.click('cloud-fault-apply')
    await window.click('cloud-fault-apply')
    expect(await focusAfter('cloud-fault-undo-1')).toBe('cloud-fault-undo-2')
  })

  it('a note: to the next', async () => {
    await openScreen('recordings')
    await window.pressMouse('moment-notes')
    for (const text of ['first', 'second']) {
      await window.type('note-text', text)
      await window.click('note-add')
    }
    expect(await focusAfter('note-1-remove')).toBe('note-2-remove')
  })

  it('the words of the filter: to their field, and what shows all: to what is beside it', async () => {
    await openScreen('workbench')
    await window.click('enter-demo-room')
    await window.type('filter-text', 'attemptEnded')
    expect(await focusAfter('filter-text-clear')).toBe('filter-text')
    await window.click('filter-kind-frame')
    expect(await focusAfter('filter-show-all')).toBe('filter-pin')
  })

  it('a tag: to the field of the tags', async () => {
    await openScreen('workbench')
    await window.click('enter-demo-room')
    await window.click('composer-more')
    await window.type('composer-tags', 'vip')
    await window.press('composer-tags', 'Enter')
    expect(await focusAfter('composer-tags-remove-0')).toBe('composer-tags')
  })
})
