// @vitest-environment happy-dom
import { type DOMWrapper, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  CAUSE_KEYS,
  CHECK_ACTIONS,
  CHECK_KEYS,
  judgeAttempt,
  LOGIN_CODES,
  VERDICT_STAGES,
  type AttemptFacts,
} from '../../../src-shared/console/verdict'
import { createMessages, messages } from '../../i18n'
import { FakeConsole } from '../../testing/fake-console'
import { cancelledEvents, locallyRefusedEvents, type LoginEvent } from '../../testing/fake-login'
import { openWindow, type OpenWindow } from '../../testing/open-window'
import VerdictCard from './VerdictCard.vue'

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

/** An instance is told to have failed, and this is what was recorded of it. */
async function failedWith(events: readonly LoginEvent[]): Promise<OpenWindow> {
  open = await openWindow()
  await open.click('instance-new')
  const [instance] = open.fake.instances
  if (instance !== undefined) open.fake.live.append(instance, events)
  open.fake.change(1, { lastLogin: { ok: false, code: 191004, reason: '', stage: 'local' } })
  await flushPromises()
  return open
}

describe('verdict', () => {
  it('is shown beside the code of a failed attempt', async () => {
    const window = await refused()
    await window.type('filter-text', 'attemptEnded to:refused')
    await window.click('timeline-row')
    expect(window.get('verdict-stage').text()).toContain('authentication')
    expect(window.get('verdict-stage-times').text()).toMatch(/^link address.* ms.*connect.*authentication/)
    expect(window.get('verdict-causes').text()).toContain('The dynamic token has expired')
  })

  it('comes from the palette for the instance that failed last, and leads to the token lab and the parameters', async () => {
    const { press, type, click, get, fake } = await refused()
    await press('status-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'why')
    await click('palette-instance-why')
    expect(get('verdict-stage').text()).toContain('authentication')
    await click('verdict-check-compareToken')
    await vi.waitFor(() => get('diagnose-token-findings'))
    expect(get('diagnose-token-account').element).toHaveProperty('value', 'alice')
    expect(valueOf(get('diagnose-token-text'))).toBe('token of alice for 600 s, -900 s off')
    const keptText = () => [...fake.keptWindows.values()].join()
    await vi.waitFor(() => expect(keptText()).toContain('"path":"/diagnose"'))
    expect(keptText()).not.toContain('token of alice')
    await click('nav-workbench')
    await click('verdict-check-compareIdentity')
    expect(get('composer-token-clock-offset').element).toHaveProperty('value', '-900')
  })

  it.each([
    [
      'the client itself refused',
      locallyRefusedEvents({ roomId: '' }, 'roomId is required'),
      'before anything was sent',
    ],
    ['its user called off', cancelledEvents(), 'link address'],
  ])('comes from the palette for a login that %s', async (_, events, stage) => {
    const { press, type, click, get } = await failedWith(events)
    await press('status-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'why')
    await click('palette-instance-why')
    expect(get('verdict-stage').text()).toContain(stage)
  })

  it('says from the palette that there is nothing to explain where nothing was recorded', async () => {
    const { press, type, click, get, find } = await failedWith([])
    await press('status-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'why')
    await click('palette-instance-why')
    expect(get('notice').text()).toContain('no failure of this client')
    expect(find('verdict')).toBeNull()
  })

  /** A code that proposes the check, and what its button leads to. */
  const BUTTONS: readonly (readonly [
    check: string,
    code: number,
    reached: (window: OpenWindow) => boolean,
  ])[] = [
    ['compareParameters', 414, ({ find }) => find('composer-room') !== null],
    ['fixAppCode', 191005, ({ find }) => isChosen(find('composer-tab-code'))],
    ['waitAndRetry', 398, ({ fake }) => fake.instances[0]?.attemptCount === 2],
    ['readReason', 414, ({ get }) => get('inspector').text().includes('loginRefused')],
    ['compareToken', 102302, ({ find }) => find('diagnose-token-account') !== null],
    ['tryAddress', 192001, ({ find }) => valueOf(find('diagnose-link-address')) === '127.0.0.1:41873'],
    ['lookAtApp', 101303, ({ find }) => isChosen(find('cloud-tab-apps'))],
    ['lookAtRoom', 113406, ({ find }) => isChosen(find('cloud-room-36'))],
    ['lookAtAccount', 102422, ({ find }) => isChosen(find('cloud-account-alice'))],
    ['askVendor', 500, ({ fake }) => fake.transfers.exports[0]?.format === 'ticket'],
  ]

  it.each(BUTTONS)('has a button for %s at %d that leads there', async (check, code, reached) => {
    const fake = new FakeConsole()
    fake.refusal = code
    open = await openWindow(fake)
    await open.click('enter-demo-room')
    await open.type('filter-text', 'attemptEnded to:refused')
    await open.click('timeline-row')
    if (check !== 'compareParameters') expect(reached(open)).toBe(false)
    await open.click(`verdict-check-${check}`)
    await vi.waitFor(() => expect(open !== null && reached(open)).toBe(true), { timeout: 10_000 })
  })

  it('says of a room that is not there that it is missing, and shows no other', async () => {
    const fake = new FakeConsole()
    fake.refusal = 113404
    open = await openWindow(fake)
    await open.click('enter-demo-room')
    await open.type('composer-room', '404')
    await open.get('composer').get('form').trigger('submit')
    await flushPromises()
    await open.type('filter-text', 'attemptEnded to:refused')
    await open.click('timeline-row')
    await open.click('verdict-check-lookAtRoom')
    expect(open.get('cloud').text()).toContain('Room 404 does not exist in this app')
  })

  it('has a button for compareCopies, after a relogin on the same device, that leads to the copies', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    open.fake.throwOut(1, 4)
    await open.type('filter-text', 'onChatroomKicked')
    await open.click('timeline-row')
    await open.click('verdict-check-compareCopies')
    expect(isChosen(open.find('cloud-tab-deliveries'))).toBe(true)
  })

  it('shows the first cause and check alone until it is opened, and stays as it was left', async () => {
    const fake = new FakeConsole()
    fake.settings = { locale: 'en', theme: 'dark', paneSizes: {} }
    fake.refusal = 102302
    open = await openWindow(fake)
    const { click, type, get, find } = open
    await click('enter-demo-room')
    await type('filter-text', 'attemptEnded to:refused')
    await click('timeline-row')
    expect(get('verdict-causes').findAll('li')).toHaveLength(1)
    expect(find('verdict-check-compareToken')).not.toBeNull()
    expect(find('verdict-check-compareIdentity')).toBeNull()
    await click('verdict-all')
    expect(get('verdict-all').attributes('aria-expanded')).toBe('true')
    expect(get('verdict-causes').findAll('li').length).toBeGreaterThan(1)
    expect(find('verdict-check-compareIdentity')).not.toBeNull()
    expect(fake.settings.verdictOpen).toBe(true)
    await click('verdict-all')
    expect(find('verdict-check-compareIdentity')).toBeNull()
    expect(fake.settings.verdictOpen).toBe(false)
  })

  it('is not shown where nothing failed', async () => {
    const window = await refused()
    await window.type('filter-text', 'to:entered')
    await window.click('timeline-row')
    expect(window.find('verdict')).toBeNull()
  })
})

function isChosen(element: DOMWrapper<HTMLElement> | null): boolean {
  return element?.attributes('aria-selected') === 'true'
}

function valueOf(field: DOMWrapper<HTMLElement> | null): unknown {
  return field !== null && 'value' in field.element ? field.element.value : null
}

/** What the card says about an attempt that ended so. */
function saidAbout(code: number, observed: AttemptFacts['observed'] = {}): string {
  const verdict = judgeAttempt({ code, attempt: null, observed })
  const judged = {
    verdict,
    sessionId: 1,
    instanceId: 1,
    evidence: new Map(),
    link: null,
    accountId: '',
    draft: null,
  }
  const card = mount(VerdictCard, {
    props: { judged, stepOf: () => null, open: true },
    global: { plugins: [createMessages('en')] },
  })
  return card.text()
}

describe('what a verdict advises', () => {
  it('is where the login policy is chosen, for a way that the app does not allow (S18, S19, S20)', () => {
    const said = saidAbout(403)
    expect(said).toMatch(/app management, your app, IM, feature configuration/)
    expect(said).toMatch(/chatroom tab, switch the chatroom on, sub-features/)
    expect(said).toMatch(/there the login policy/)
  })

  it('is where the chatroom is switched on, for an app without it (S18, S19)', () => {
    expect(saidAbout(113410)).toMatch(/IM, feature configuration; on the chatroom tab switch the chatroom on/)
  })

  it('is where identifiers are listed, for one that is not (S189)', () => {
    expect(saidAbout(101304)).toMatch(/app configuration, identifier management, add identifier/)
  })

  it('is to log out and show the login page, for who was thrown out (S186)', () => {
    expect(saidAbout(192003, { kickedReason: 3 })).toMatch(/log out and show the login page/)
  })

  it('is where in and out notices are switched on, where nobody hears them (S10)', () => {
    expect(saidAbout(113308)).toMatch(/in the vendor’s console among the sub-features of the chatroom/)
  })
})

const isFor =
  (code: number) =>
  ([key]: readonly [string, unknown]): boolean =>
    key === String(code)

describe('words of the verdict', () => {
  it.each(['en', 'zh-CN'] as const)('are complete in %s', (locale) => {
    const { verdict } = messages[locale]
    expect(Object.keys(verdict.cause).sort()).toEqual([...CAUSE_KEYS].sort())
    expect(Object.keys(verdict.check).sort()).toEqual([...CHECK_KEYS].sort())
    expect(Object.keys(verdict.stage).sort()).toEqual([...VERDICT_STAGES].sort())
    expect(Object.keys(verdict.act).sort()).toEqual([...CHECK_ACTIONS].sort())
  })

  it.each(['en', 'zh-CN'] as const)('name and advise on every code of the login in %s', (locale) => {
    const { code } = messages[locale]
    expect(Object.keys(code).map(Number)).toEqual([...LOGIN_CODES])
    const isBlank = ({ meaning, next }: { meaning: string; next: string }) => meaning === '' || next === ''
    expect(Object.entries(code).filter(([, words]) => isBlank(words))).toEqual([])
  })

  it.each(LOGIN_CODES)('say another thing about %d in each language', (code) => {
    const wordsIn = (locale: 'en' | 'zh-CN') => Object.entries(messages[locale].code).find(isFor(code))?.[1]
    expect(wordsIn('zh-CN')?.meaning).toMatch(/[\u4e00-\u9fff]/)
    expect(wordsIn('en')?.meaning).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
