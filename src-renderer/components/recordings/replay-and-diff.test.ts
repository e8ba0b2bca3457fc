// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { StartReplayInput, StructuralDifference } from '../../../src-shared/console'
import { changedEvent, missingEvent, timingDifference } from '../../testing/differences'
import { FakeConsole } from '../../testing/fake-console'
import { loginEvents } from '../../testing/fake-login'
import { FakeSession } from '../../testing/fake-session'
import { openWindow, type OpenWindow } from '../../testing/open-window'
import { instanceSummary } from '../../testing/summaries'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** Two recordings, the younger one open, beside the live session. */
async function openRecordings(): Promise<OpenWindow> {
  const fake = new FakeConsole()
  fake.sessions.splice(0, 1, new FakeSession(3, fake.live.startedWallMs, true))
  for (const sessionId of [2, 1]) {
    const session = new FakeSession(sessionId, fake.live.startedWallMs - 86_400_000, false)
    session.append(instanceSummary(), loginEvents(instanceSummary(), 200))
    fake.sessions.push(session)
  }
  fake.replays.diff = {
    equal: false,
    instanceCount: 1,
    keptCount: 12,
    differenceCount: 2,
    differences: [
      changedEvent({ ordinal: 4, code: 200 }, { ordinal: 5, code: 302 }),
      missingEvent({ ordinal: 6 }),
    ],
    timingCount: 1,
    timing: [timingDifference()],
  }
  window = await openWindow(fake)
  await window.click('nav-recordings')
  return window
}

async function choose(item: string): Promise<void> {
  const menu = window.get('session-menu')
  await menu.trigger('pointerdown', { button: 0, ctrlKey: false })
  await menu.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  await window.press(`session-menu-${item}`, 'Enter')
  await flushPromises()
}

describe('two marked sessions', () => {
  it('are compared; each side opens its event, and the film comes back', async () => {
    const { click, get, find, press } = await openRecordings()
    await press('session-list', ' ')
    await click('sessions-compare')
    expect(find('diff')).toBeNull()
    expect(find('moment-session')).toBeNull()
    await get('session-row-1').trigger('click', { ctrlKey: true })
    await click('sessions-compare')
    expect(get('diff').text()).toContain('Session 1 ↔ Session 2')
    expect(get('diff-verdict').text()).toBe('2 differences; 12 events are in both')
    expect(get('diff-row').text()).toContain('302')
    expect(get('diff-timing-row').text()).toContain('took 420 ms')
    await click('diff-before')
    expect(get('session-row-1').attributes('aria-selected')).toBe('true')
    expect(get('inspector').text()).toContain('#4')
    expect(get('moment-session').text()).toBe('Session 1')
    await click('diff-after')
    expect(get('moment-session').text()).toBe('Session 2')
    expect(get('session-row-2').attributes('aria-selected')).toBe('true')
    expect(get('inspector').text()).toContain('#5')
    await click('diff-close')
    expect(find('film')).not.toBeNull()
  })
})

describe('a difference', () => {
  const LONG = 'a reason of many words that goes on and on '.repeat(4).trim()

  async function compare(difference: StructuralDifference): Promise<void> {
    const { fake, click, get, press } = await openRecordings()
    fake.replays.diff = { ...fake.replays.diff, differenceCount: 1, differences: [difference] }
    await press('session-list', ' ')
    await get('session-row-1').trigger('click', { ctrlKey: true })
    await click('sessions-compare')
  }

  it('tells a reason to its end, and a code that both events tell once a side', async () => {
    const reason = { payload: { reason: LONG } }
    await compare(
      changedEvent(
        { kind: 'transition', code: 302, ...reason },
        { kind: 'transition', code: 404, ...reason },
      ),
    )
    expect(window.get('diff-before').text()).toContain(LONG)
    expect(window.get('diff-before').find('.line-clamp-2').exists()).toBe(false)
    expect(window.get('diff-row').text().match(/302/g)).toHaveLength(1)
    expect(window.get('diff-row').text().match(/404/g)).toHaveLength(1)
  })

  it('names the code where one of its events does not tell it', async () => {
    await compare(changedEvent({ code: 200 }, { code: 302 }))
    expect(window.get('diff-row').text()).toContain('code 200')
  })
})

describe('a recording done again', () => {
  it('shows its progress and ends beside the recording it repeats', async () => {
    const { fake, click, get, find } = await openRecordings()
    await choose('session-replay')
    await click('replay-start')
    expect(find('replay-dialog')).toBeNull()
    fake.replays.change({ doneCount: 2, totalCount: 5 })
    await flushPromises()
    expect(get('replay-strip').text()).toContain('Rerun of #2 · 2 of 5')
    const outcome = {
      equal: false,
      keptCount: 12,
      differenceCount: 2,
      first: null,
      problems: ['sendMessage is left out.'],
    }
    fake.sessions.push(new FakeSession(4, 0, false))
    fake.replays.change({ phase: 'finished', sessionId: 4, outcome })
    await flushPromises()
    expect(get('replay-strip').text()).toContain('Replay of #2: 2 differences')
    expect(get('diff').text()).toContain('Session 2 ↔ Session 4')
    expect(get('diff-problems').text()).toBe('sendMessage is left out.')
    expect(find('session-row-4')).not.toBeNull()
    await click('replay-dismiss')
    expect(find('replay-strip')).toBeNull()
  })

  it('goes elsewhere and as somebody else when that is typed', async () => {
    const { fake, type, click } = await openRecordings()
    const asked: StartReplayInput[] = []
    const startReplay = fake.startReplay
    fake.startReplay = (input) => startReplay((asked.push(input), input))
    await choose('session-replay')
    await type('replay-account-alice', 'bob')
    await click('replay-start')
    expect(asked).toMatchObject([
      { mode: 'rerun', sessionId: 2, speed: 1, remap: { accounts: { alice: 'bob' } } },
    ])
  })

  it('is cancelled', async () => {
    const { click, get, find } = await openRecordings()
    await choose('session-replay')
    await click('replay-mode-wire')
    expect(find('replay-speed')).toBeNull()
    await click('replay-start')
    await click('replay-cancel')
    expect(get('replay-strip').text()).toContain('Replay of #2 was cancelled')
    expect(find('diff')).toBeNull()
  })

  it('that is refused says why, in the dialog', async () => {
    const { fake, click, get } = await openRecordings()
    fake.startReplay = () => Promise.reject(new Error('There is no recording 2.'))
    await choose('session-replay')
    await click('replay-start')
    expect(get('replay-refusal').text()).toContain('There is no recording 2.')
  })

  it('and over before the answer to its start is here, is not taken for running', async () => {
    const { fake, click, get } = await openRecordings()
    const startReplay = fake.startReplay
    fake.startReplay = async (input) => {
      const started = await startReplay(input)
      const outcome = { equal: true, keptCount: 12, differenceCount: 0, first: null, problems: [] }
      fake.replays.change({ phase: 'finished', sessionId: 1, outcome })
      return started
    }
    await choose('session-replay')
    await click('replay-start')
    expect(get('replay-strip').attributes('data-phase')).toBe('finished')
    expect(get('replay-strip').text()).toContain('went the same way')
  })
})
