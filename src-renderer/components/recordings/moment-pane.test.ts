// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { FakeConsole } from '../../testing/fake-console'
import { loginEvents } from '../../testing/fake-login'
import { FakeSession } from '../../testing/fake-session'
import { openWindow, type OpenWindow } from '../../testing/open-window'
import { instanceSummary } from '../../testing/summaries'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

async function openRecordings(also: (past: FakeSession) => void = () => undefined): Promise<OpenWindow> {
  const fake = new FakeConsole()
  const past = new FakeSession(1, fake.live.startedWallMs - 86_400_000, false)
  past.append(instanceSummary(), loginEvents(instanceSummary(), 200))
  also(past)
  fake.sessions.push(past)
  window = await openWindow(fake)
  await window.click('nav-recordings')
  return window
}

const openTab = (testId: string) => window.pressMouse(testId)

describe('notes', () => {
  it('are written on the session or on the inspected event, lead to it, and are removed', async () => {
    const { fake, type, click, get, find } = await openRecordings()
    await openTab('moment-notes')
    await click('note-add')
    expect(fake.sessions[1]?.notes).toEqual([])
    await type('note-text', 'seen twice')
    await click('note-add')
    await click('timeline-row')
    await type('note-text', 'here it began')
    await click('note-add')
    expect(fake.sessions[1]?.notes.map(({ ordinal }) => ordinal)).toEqual([null, 1])
    expect(get('moment-notes').text()).toBe('Notes 2')
    expect(get('note-text').element).toHaveProperty('value', '')
    await click('inspector-next')
    await click('note-2-event')
    expect(get('inspector').text()).toContain('#1')
    await click('note-1-remove')
    expect(find('note-1')).toBeNull()
    expect(get('note-removed').text()).toContain('Removed: seen twice')
    await click('note-removed-undo')
    expect(get('note-3').text()).toContain('seen twice')
    expect(find('note-removed')).toBeNull()
  })
})

describe('a note that is being written', () => {
  it('waits for its own session while another tab, screen or session is looked at', async () => {
    const { fake, type, click, get } = await openRecordings()
    const text = () => (get('note-text').element as HTMLTextAreaElement).value
    await openTab('moment-notes')
    await type('note-text', 'half a thou')
    await openTab('moment-findings')
    await openTab('moment-notes')
    expect(text()).toBe('half a thou')
    await click('nav-settings')
    await click('nav-recordings')
    await openTab('moment-notes')
    expect(text()).toBe('half a thou')
    await click('session-row-2')
    expect(text()).toBe('')
    await click('session-row-1')
    await click('note-add')
    expect(text()).toBe('')
    expect(fake.sessions[1]?.notes.map((note) => note.text)).toEqual(['half a thou'])
  })
})

describe('findings', () => {
  it('are looked for when their tab is opened; one names its rule and leads to its event', async () => {
    const { fake, get } = await openRecordings()
    fake.replays.findings = {
      sessionId: 1,
      count: 1,
      findings: [
        {
          ruleId: 'statusNotTold',
          rule: '',
          ordinal: 3,
          instanceId: 1,
          expected: 'onChatroomStatus',
          actual: 'nothing',
        },
      ],
    }
    await openTab('moment-findings')
    expect(get('findings-summary').text()).toBe('1 finding')
    expect(get('finding').text()).toContain('Every transition is told by onChatroomStatus')
    await get('finding').trigger('click')
    await flushPromises()
    expect(get('inspector').text()).toContain('#3')
  })

  it('that are none say so', async () => {
    const { get, find } = await openRecordings()
    await openTab('moment-findings')
    expect(get('findings-summary').text()).toBe('No rule is broken')
    expect(find('finding')).toBeNull()
  })
})

describe('the film', () => {
  it('stays where it is while another screen is looked at', async () => {
    const { click, get } = await openRecordings()
    await click('film-forward-transition')
    const time = get('film-time').text()
    expect(time).not.toBe('00:00.000')
    await click('nav-settings')
    await click('nav-recordings')
    expect(get('film-time').text()).toBe(time)
    expect(get('film-state-1').text()).toContain('Connecting')
  })

  it('tells errors from kicks by their shape, and each with its code and time', async () => {
    await openRecordings((past) => {
      const [call, ...rest] = loginEvents(instanceSummary(), 200)
      const last = rest.at(-1)
      if (call === undefined || last === undefined) throw new Error('nothing happened')
      past.append(instanceSummary(), [
        { ...last, kind: 'attempt', name: 'refused', to: 'refused', code: 102302 },
        { ...last, kind: 'callback', name: 'onChatroomKicked', code: null },
      ])
    })
    await eventually(() => expect(window.find('film-marker')).not.toBeNull())
    const markers = [...document.querySelectorAll<HTMLElement>('[data-testid=film-marker]')]
    expect(markers.map(({ textContent }) => textContent)).toEqual(markers.map(({ title }) => title))
    expect(markers.map(({ title }) => title.replace(/\d\d:\d\d\.\d{3}/, 'TIME'))).toEqual([
      'Error 102302 at TIME',
      'Kick at TIME',
    ])
    expect(markers.map(({ classList }) => classList.contains('is-kick'))).toEqual([false, true])
  })
})
