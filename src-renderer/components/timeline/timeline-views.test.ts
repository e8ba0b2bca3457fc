// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { defaultEnterDraft } from '../../../src-shared/console'
import { FakeConsole } from '../../testing/fake-console'
import { FakeSession } from '../../testing/fake-session'
import { exitEvents } from '../../testing/fake-login'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let open: OpenWindow | null = null

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

/** Alice is in the demo room. */
async function enteredOnce(): Promise<OpenWindow> {
  open = await openWindow(new FakeConsole())
  await open.click('enter-demo-room')
  return open
}

const all = (testId: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)]
const namesOf = (testId: string) => all(testId).map(({ dataset }) => dataset['name'])

describe('table', () => {
  it('folds heartbeats into one row, and shows each with one click', async () => {
    const { click, get } = await enteredOnce()
    await click('filter-kind-timer')
    const folds = () => all('timeline-row').filter(({ dataset }) => dataset['kind'] === 'heartbeats')
    expect(folds()).toHaveLength(1)
    expect(folds()[0]?.textContent).toContain('1 heartbeat ')
    expect(folds()[0]?.textContent).toMatch(/^\d\d:\d\d:\d\d/)
    expect(get('filter-heartbeats').text()).toBe('Heartbeats 1')
    const rowCount = all('timeline-row').length
    folds()[0]?.click()
    await flushPromises()
    expect(all('timeline-row')).toHaveLength(rowCount + 1)
    await click('filter-heartbeats')
    expect(folds()).toHaveLength(0)
  })

  it('measures against the last heartbeat of a fold, or the event before an open one', async () => {
    const { fake, click } = await enteredOnce()
    await click('filter-kind-timer')
    const [alice] = fake.instances
    const [call] = exitEvents()
    if (alice === undefined || call === undefined) throw new Error('nobody has entered')
    const heartbeat = { ...call, kind: 'timer', name: 'heartbeat', afterNs: 30_000_000_000 } as const
    // More than are looked at for the figures of the fold.
    fake.live.append(
      alice,
      Array.from({ length: 24 }, () => heartbeat),
    )
    fake.live.append(alice, [{ ...call, afterNs: 1_000_000_000 }])
    fake.announce('recordingGrew', (await fake.bootstrap()).recorder)
    const deltas = () => all('timeline-row').map((row) => row.querySelectorAll('[role=cell]')[1]?.textContent)
    await eventually(() => expect(deltas().at(-1)).toBe('+1.0 s'))
    expect(all('timeline-row').at(-2)?.dataset['kind']).toBe('heartbeats')
    all('timeline-row').at(-2)?.click()
    await eventually(() => expect(all('timeline-row').length).toBeGreaterThan(25))
    expect(deltas().at(-1)).toBe('+1.0 s')
    const fold = all('timeline-row').findIndex(({ dataset }) => dataset['kind'] === 'heartbeats')
    expect(deltas()[fold + 1]).toBe('+30.0 s')
    expect(deltas()[fold + 2]).toBe('+30.0 s')
    await click('filter-heartbeats')
    expect(deltas().at(-1)).toBe('+1.0 s')
  })

  it('measures against the row above', async () => {
    await enteredOnce()
    const delta = (row: number) => all('timeline-row')[row]?.querySelectorAll('[role=cell]')[1]?.textContent
    expect([delta(0), delta(1), delta(6)]).toEqual(['', '+1.0 ms', '+6.0 ms'])
  })

  it('stops following when its reader scrolls up, counts what comes, and goes there', async () => {
    const { fake, get, find, click } = await enteredOnce()
    await click('filter-kind-timer')
    const [alice] = fake.instances
    const [call] = exitEvents()
    if (alice === undefined || call === undefined) throw new Error('nobody has entered')
    const append = async (count: number) => {
      fake.live.append(
        alice,
        Array.from({ length: count }, () => call),
      )
      fake.announce('recordingGrew', (await fake.bootstrap()).recorder)
      await eventually(() =>
        expect(get('timeline-counts').text()).toMatch(new RegExp(`^${fake.live.events.length}`)),
      )
    }
    await append(100)
    const table = get('timeline-table')
    const contentPx = () => Number.parseFloat((table.element.firstElementChild as HTMLElement).style.height)
    Object.defineProperty(table.element, 'scrollHeight', { get: contentPx })
    const scrollTo = async (topPx: number) => {
      table.element.scrollTop = topPx
      await table.trigger('scroll')
    }
    await scrollTo(contentPx() - 600)
    expect(get('timeline-follow').attributes('aria-pressed')).toBe('true')
    await scrollTo(contentPx() - 1200)
    expect(get('timeline-follow').attributes('aria-pressed')).toBe('false')
    expect(find('timeline-new-pill')).toBeNull()
    await append(7)
    expect(get('timeline-new-pill').text()).toContain('7')
    await click('timeline-new-pill')
    expect(find('timeline-new-pill')).toBeNull()
    expect(get('timeline-follow').attributes('aria-pressed')).toBe('true')
    const last = fake.live.events.length
    expect(all('timeline-row').map(({ dataset }) => Number(dataset['ordinal']))).toContain(last)
  })

  it('completes accounts, rooms and instances of a session that has just begun', async () => {
    const { get, type } = await enteredOnce()
    for (const [typed, value] of [
      ['account:', 'alice'],
      ['room:', '36'],
      ['instance:', '1'],
    ] as const) {
      get('filter-text').element.blur()
      get('filter-text').element.focus()
      await flushPromises()
      await type('filter-text', typed)
      expect(get('filter-suggestions').text()).toContain(value)
    }
  })

  it('counts what is hidden, and shows it with one click', async () => {
    const { click, get, type } = await enteredOnce()
    await type('filter-text', 'kind:frame')
    expect(get('timeline-counts').text()).toMatch(/^2\s+·\s+\d+ hidden$/)
    await click('filter-show-all')
    expect(get('timeline-counts').text()).not.toContain('hidden')
  })

  it('says why a filter cannot be read, and keeps the last one', async () => {
    const { get, type, find } = await enteredOnce()
    await type('filter-text', 'kind:frame')
    await type('filter-text', 'kind:nothing')
    expect(get('filter-problem').text()).toContain('nothing')
    expect(new Set(all('timeline-row').map(({ dataset }) => dataset['kind']))).toEqual(new Set(['frame']))
    await type('filter-text', '')
    expect(find('filter-problem')).toBeNull()
  })

  it('says how a check of a login went in the words of the cloud screen, in every view', async () => {
    const { click, get, fake } = await enteredOnce()
    const [alice] = fake.instances
    const [call] = exitEvents()
    if (alice === undefined || call === undefined) throw new Error('nobody has entered')
    const payload = { check: 'roomOpen', passed: true, skipped: true, reason: 'no room', connectionId: 3 }
    fake.live.append(alice, [{ ...call, kind: 'cloud', name: 'loginChecked', payload }])
    fake.announce('recordingGrew', (await fake.bootstrap()).recorder)
    const told = 'room open: skipped · no room'
    await eventually(() => expect(all('timeline-row').at(-1)?.textContent).toContain(told))
    all('timeline-row').at(-1)?.click()
    await eventually(() => expect(get('inspector-summary').text()).toContain(told))
    await click('timeline-view-sequence')
    expect(all('sequence-row').at(-1)?.textContent).toContain(told)
  })

  it('switches between time of day and session time, and measures against the selected row', async () => {
    const { click, get } = await enteredOnce()
    const cells = (row: number) => [...(all('timeline-row')[row]?.querySelectorAll('[role=cell]') ?? [])]
    expect(cells(0)[0]?.textContent).toMatch(/^14:02:/)
    await click('timeline-time-switch')
    expect(cells(0)[0]?.textContent).toMatch(/^00:00\./)
    await click('timeline-row')
    await click('timeline-delta-switch')
    expect(get('timeline-delta-switch').text()).toContain('Δ selected')
    expect(cells(0)[1]?.textContent).toBe('0')
    expect(cells(3)[1]?.textContent).toBe('+3.0 ms')
  })
})

describe('time range', () => {
  it('narrows with the keyboard and is taken back', async () => {
    const { press, get, click, find } = await enteredOnce()
    await eventually(() => get('timeline-histogram'))
    const before = all('timeline-row').length
    await press('timeline-range-to', 'PageDown')
    expect(get('timeline-range-text').text()).toContain('–')
    expect(all('timeline-row').length).toBeLessThanOrEqual(before)
    await press('timeline-range-to', 'Home')
    expect(all('timeline-row').length).toBeLessThan(before)
    await click('timeline-range-clear')
    expect(find('timeline-range-text')).toBeNull()
    expect(all('timeline-row')).toHaveLength(before)
  })
})

describe('views', () => {
  it('say in a sequence what is folded, and unfold it by key', async () => {
    const { click, press } = await enteredOnce()
    await click('filter-kind-timer')
    await click('timeline-view-sequence')
    const fold = all('sequence-row').findIndex(({ dataset }) => dataset['kind'] === 'heartbeats')
    expect(all('sequence-row')[fold]?.querySelector('.sr-only')?.textContent).toMatch(
      /^\d\d:\d\d:\d\d\.\d+, 1 heartbeat, Show 1 heartbeat$/,
    )
    await press('sequence-list', 'Home')
    await press('sequence-list', ' ')
    const rowCount = all('sequence-row').length
    for (let row = 0; row < fold; row++) await press('sequence-list', 'ArrowDown')
    expect(all('sequence-row')[fold]?.getAttribute('aria-selected')).toBe('true')
    await press('sequence-list', 'Enter')
    expect(all('sequence-row')).toHaveLength(rowCount + 1)
  })

  it('draw the same events as a sequence with lanes and arrows', async () => {
    const { click } = await enteredOnce()
    const listed = namesOf('timeline-row')
    await click('timeline-view-sequence')
    expect(all('sequence-lane').map(({ dataset }) => dataset['lane'])).toEqual(['operator', '1', 'cloud'])
    expect(namesOf('sequence-row')).toEqual(listed)
    expect(all('sequence-row').at(-1)?.querySelector('.sr-only')?.textContent).toContain('alice #1')
  })

  it('name the lane of a destroyed instance by its account', async () => {
    const { click, fake } = await enteredOnce()
    // The recording has not told yet whose instance it was.
    fake.live.outline = () => ({ ...FakeSession.prototype.outline.call(fake.live), instances: [] })
    await click('instance-new')
    await fake.destroyInstance({ instanceId: 1 })
    await flushPromises()
    expect(all('timeline-row').some(({ textContent }) => textContent?.includes('alice #1'))).toBe(true)
  })

  /** The sequence of a kick: the owner throws alice out. @param told the cloud tells of it too. */
  async function kickedOnce(told: boolean): Promise<OpenWindow> {
    const fake = new FakeConsole()
    for (const accountId of ['alice', 'owner']) {
      const draft = defaultEnterDraft({ appkey: 'demo-app', roomId: '36', accountId })
      const { instanceId } = await fake.createInstance({ draft })
      await fake.enterInstance({ instanceId })
    }
    const [alice, owner] = ['alice', 'owner'].map((id) =>
      fake.instances.find(({ accountId }) => accountId === id),
    )
    const [call] = exitEvents()
    if (alice === undefined || owner === undefined || call === undefined) throw new Error('nobody to kick')
    fake.live.append(owner, [{ ...call, name: 'kickMember', payload: { accountId: 'alice' } }])
    const payload = { reason: 2, by: 'owner', roomId: '36', appkey: 'demo-app' }
    if (told) fake.live.append(alice, [{ ...call, kind: 'cloud', name: 'clientKicked', payload }])
    await fake.kickMember({ instanceId: 2, targetAccountId: 'alice', notificationExtension: '' })
    open = await openWindow(fake)
    await open.click('timeline-view-sequence')
    return open
  }
  const STORY = 'owner #2 kicks alice #1 out: by a manager → Exited 192003 · no reconnect'
  const kickLabels = () =>
    all('sequence-row').flatMap((row) => {
      const label = row.querySelector('[data-testid="sequence-kick-label"]')
      return label === null ? [] : [`${row.dataset['name']}: ${label.textContent?.trim()}`]
    })

  it('draw a kick as an arrow that says by whom, why, and what came of it', async () => {
    await kickedOnce(false)
    expect(kickLabels()).toEqual([`onChatroomKicked: ${STORY}`])
  })

  it('draw it where the cloud tells of it, or at the callback while a search or the kinds hide that', async () => {
    const { type, click } = await kickedOnce(true)
    expect(kickLabels()).toEqual([`clientKicked: ${STORY}`])
    await type('filter-text', 'onChatroomKicked')
    await eventually(() => expect(kickLabels()).toEqual([`onChatroomKicked: ${STORY}`]))
    await type('filter-text', 'clientKicked')
    await eventually(() => expect(kickLabels()).toEqual([`clientKicked: ${STORY}`]))
    await type('filter-text', '')
    await click('filter-kind-cloud')
    await eventually(() => expect(kickLabels()).toEqual([`onChatroomKicked: ${STORY}`]))
  })

  it('say the story of a kick to who does not see the drawing', async () => {
    await kickedOnce(true)
    const spoken = all('sequence-row')
      .filter(({ dataset }) => ['clientKicked', 'onChatroomKicked'].includes(dataset['name'] ?? ''))
      .map((row) => row.querySelector('.sr-only')?.textContent)
    expect(spoken).toHaveLength(2)
    for (const text of spoken) expect(text).toContain(STORY)
  })

  it('show one bar a login, with percentiles, and inspect its event', async () => {
    const { click, get } = await enteredOnce()
    await click('timeline-view-waterfall')
    expect(all('waterfall-row').map(({ dataset }) => dataset['outcome'])).toEqual(['entered'])
    expect(get('waterfall-percentiles').text()).toMatch(/p99.*ms.*1$/s)
    expect(get('timeline-counts').text()).toMatch(/^1 login\s+·\s+\d+ events hidden$/)
    const showAll = get('filter-show-all')
    expect(showAll.attributes('aria-label')).toBe(`${showAll.text()}: show all events`)
    await click('waterfall-row')
    expect(get('inspector-summary').text()).toContain('Login succeeded')
  })

  it('light the status of the instance, and count the ways that were gone', async () => {
    const { click, get } = await enteredOnce()
    await click('timeline-view-states')
    const lit = all('states-node').filter(({ dataset }) => dataset['standing'] !== '0')
    expect(lit.map(({ dataset }) => dataset['status'])).toEqual(['ENTERED'])
    expect(get('states-row-ENTERING-ENTERED').text()).toContain('1')
    expect(get('timeline-counts').text()).toMatch(/^4 status changes\s+·\s+\d+ events hidden$/)
    expect(get('states-row-WAITING-CONNECTING').text()).toContain('0')
  })

  it('share one filter until one is pinned, and come back as they were left', async () => {
    const { click, type, get, fake } = await enteredOnce()
    await type('filter-text', 'enter')
    await click('timeline-view-sequence')
    expect(get('filter-text').element).toHaveProperty('value', 'enter')
    await click('filter-pin')
    await type('filter-text', 'kind:frame')
    await click('timeline-view-table')
    expect(get('filter-text').element).toHaveProperty('value', 'enter')
    window.dispatchEvent(new Event('pagehide'))
    await click('timeline-view-sequence')
    expect(get('filter-text').element).toHaveProperty('value', 'kind:frame')
    expect(fake.settings.timeline?.['workbench']?.pinned.sequence?.text).toBe('kind:frame')
  })
})
