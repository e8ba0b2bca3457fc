// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CloudLogEntry } from '../../../src-shared/console'
import { FakeConsole } from '../../testing/fake-console'
import { DEMO_APP as appkey, openCloud } from '../../testing/open-cloud'
import type { OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => {
  vi.useRealTimers()
  window.wrapper.unmount()
})
const changes = () => window.fake.cloudConsole.changes

function logEntry(patch: Partial<CloudLogEntry>): CloudLogEntry {
  return {
    atNs: 1,
    atMs: new Date(2026, 10, 23, 9, 5, 1, 20).getTime(),
    name: 'loginRefused',
    appkey,
    roomId: '36',
    accountId: 'alice',
    deviceId: null,
    connectionId: 3,
    code: 102302,
    detail: {},
    ...patch,
  }
}

describe('the third-party callback', () => {
  it('is asked at another address after one click', async () => {
    window = await openCloud('callback')
    const { click, type, get } = window
    await click('cloud-callback-url')
    await type('cloud-callback-address', 'nowhere')
    await click('cloud-callback-apply')
    expect(get('cloud-callback-address').attributes('aria-invalid')).toBe('true')
    expect(changes()).toEqual([])
    await type('cloud-callback-address', 'http://127.0.0.1:8080/login')
    await type('cloud-callback-timeout', '500')
    await click('cloud-callback-fallback-pass')
    await click('cloud-callback-apply')
    await click('cloud-callback-apply')
    expect(get('cloud-callback-apply').text()).toContain('Nothing was changed here yet')
    await click('cloud-callback-none')
    await click('cloud-callback-apply')
    const url = 'http://127.0.0.1:8080/login'
    const asked = { url, timeoutMs: 500, defaultResult: 'pass' }
    expect(changes()).toEqual([
      { kind: 'setAppSettings', appkey, settings: { thirdPartyCallback: asked } },
      { kind: 'setAppSettings', appkey, settings: { thirdPartyCallback: null } },
    ])
  })

  it('keeps what is being typed while other things happen', async () => {
    window = await openCloud('callback')
    const { fake, get, click, type } = window
    await click('cloud-callback-url')
    await type('cloud-callback-address', 'http://half')
    fake.announce('cloudActivity', { eventCount: 1 })
    await flushPromises()
    expect((get('cloud-callback-address').element as HTMLInputElement).value).toBe('http://half')
  })

  it('keeps a wrong address and a receiver while other tabs and screens are looked at', async () => {
    window = await openCloud('callback')
    const { click, type, pressMouse, get } = window
    const value = (testId: string) => (get(testId).element as HTMLInputElement).value
    await click('cloud-callback-url')
    await type('cloud-callback-address', 'nowhere')
    await pressMouse('cloud-tab-deliveries')
    await type('cloud-copy-url', 'ftp://half')
    await pressMouse('cloud-tab-callback')
    expect(value('cloud-callback-address')).toBe('nowhere')
    await click('nav-settings')
    await click('nav-cloud')
    expect(value('cloud-callback-address')).toBe('nowhere')
    await pressMouse('cloud-tab-deliveries')
    expect(value('cloud-copy-url')).toBe('ftp://half')
  })

  it('shows other settings in place of what is typed', async () => {
    window = await openCloud('callback')
    const { fake, click, type, pressMouse, get } = window
    await click('cloud-callback-url')
    await type('cloud-callback-address', 'nowhere')
    await pressMouse('cloud-tab-rooms')
    const thirdPartyCallback = { url: 'http://other.example', timeoutMs: 5, defaultResult: 'pass' } as const
    fake.cloudConsole.app = { ...fake.cloudConsole.app, thirdPartyCallback }
    await pressMouse('cloud-tab-callback')
    expect(get('cloud-callback-address').element).toHaveProperty('value', 'http://other.example')
    expect(get('cloud-callback-timeout').element).toHaveProperty('value', '5')
  })

  it('logs who was asked about and what was answered', async () => {
    const fake = new FakeConsole()
    const passed = { passed: true, reason: null, httpStatus: 200, problem: null }
    const failed = { passed: false, reason: null, httpStatus: null, problem: 'timed out' }
    fake.cloudConsole.events = [
      logEntry({ name: 'callbackCalled', code: 200, detail: passed }),
      logEntry({ name: 'callbackCalled', code: 302, accountId: 'bob', detail: failed }),
      logEntry({ name: 'loginRefused' }),
    ]
    window = await openCloud('callback', fake)
    const { get, find } = window
    expect(get('cloud-call-0').text()).toMatch(/09:05:01.020.*alice.*let in.*HTTP 200/s)
    expect(get('cloud-call-1').text()).toMatch(/bob.*refused.*302.*timed out/s)
    expect(find('cloud-call-2')).toBeNull()
  })
})

describe('deliveries', () => {
  it('go to the receiver that is named, or nowhere', async () => {
    window = await openCloud('deliveries')
    const { get, click, type } = window
    expect(get('cloud-days').text()).toContain('2026-11-22')
    expect(get('cloud-day-begin').text()).toMatch(/^A day begins at 00:00 China time \(UTC\+8\)/)
    await type('cloud-copy-url', 'ftp://example.com')
    await click('cloud-copy-apply')
    expect(changes()).toEqual([])
    await type('cloud-copy-url', 'http://127.0.0.1:8080/copies')
    await click('cloud-copy-apply')
    await click('cloud-copy-apply')
    expect(get('cloud-copy-apply').text()).toContain('Nothing was changed here yet')
    await type('cloud-copy-url', ' ')
    await click('cloud-copy-apply')
    expect(changes()).toEqual([
      { kind: 'setAppSettings', appkey, settings: { copyUrl: 'http://127.0.0.1:8080/copies' } },
      { kind: 'setAppSettings', appkey, settings: { copyUrl: null } },
    ])
  })

  it('lead to the receiver while none is named, then to the workbench', async () => {
    window = await openCloud('deliveries')
    const { get, click, type, find } = window
    await click('cloud-deliveries-empty-receiver')
    expect(document.activeElement?.getAttribute('data-testid')).toBe('cloud-copy-url')
    await type('cloud-copy-url', 'http://127.0.0.1:8080/copies')
    await click('cloud-copy-apply')
    expect(find('cloud-deliveries-empty-receiver')).toBeNull()
    await click('cloud-deliveries-empty-workbench')
    expect(get('nav-workbench').attributes('aria-current')).toBe('page')
  })

  it('show their state as it changes', async () => {
    window = await openCloud('deliveries')
    const { fake, get, find } = window
    expect(find('cloud-deliveries-empty')).not.toBeNull()
    fake.cloudConsole.deliveries = [
      {
        copyId: 9,
        appkey,
        roomId: '36',
        accountId: 'bob',
        event: 'KICK',
        createdAtMs: 0,
        state: 'waiting',
        attemptCount: 2,
        problem: 'answered with HTTP 500',
      },
    ]
    fake.announce('cloudActivity', { eventCount: 1 })
    await flushPromises()
    expect(get('cloud-delivery-9').text()).toMatch(/kicked.*bob · 36.*waiting.*attempt 2.*HTTP 500/s)
  })
})

describe('activity', () => {
  it('lists what happens as it happens', async () => {
    window = await openCloud('activity')
    const { fake, get, find } = window
    expect(find('cloud-events-empty')).not.toBeNull()
    const reason = 'The room 36 is closed.'
    fake.cloudConsole.events = [logEntry({ detail: { stage: 'auth', reason } })]
    fake.announce('cloudActivity', { eventCount: 1 })
    await flushPromises()
    expect(get('cloud-event-0').text()).toMatch(
      /Login refused.*102302.*alice.*36.*#3.*The room 36 is closed\..*stage: authentication$/s,
    )
  })

  it('is narrowed to what holds all words as they are shown, and shown whole again', async () => {
    const fake = new FakeConsole()
    fake.cloudConsole.events = [
      logEntry({ detail: { reason: 'The room 36 is closed.' } }),
      logEntry({ accountId: 'bob', code: 200, name: 'loginAccepted', connectionId: 4 }),
      logEntry({ accountId: 'bob', code: null, name: 'loginChecked', detail: { check: 'notBlocked' } }),
    ]
    window = await openCloud('activity', fake)
    const { get, find, click, type } = window
    const shown = () => window.get('cloud-event').findAll('[role=listitem]').length
    await type('cloud-events-search', ' BOB  block list')
    expect(shown()).toBe(1)
    expect(get('cloud-event-0').text()).toContain('failed: on the block list')
    await type('cloud-events-search', 'accepted #4')
    expect(shown()).toBe(1)
    await type('cloud-events-search', 'closed')
    expect(get('cloud-event-0').text()).toContain('alice')
    await type('cloud-events-search', 'nobody')
    expect(find('cloud-event')).toBeNull()
    expect(find('cloud-events-empty')).toBeNull()
    expect(get('cloud-events-nothing-found').text()).toContain('Nothing found')
    await click('cloud-events-show-all')
    expect(shown()).toBe(3)
    expect((get('cloud-events-search').element as HTMLInputElement).value).toBe('')
  })

  it('tells how a check of a login went', async () => {
    const fake = new FakeConsole()
    const check = (detail: CloudLogEntry['detail']) =>
      logEntry({ name: 'loginChecked', code: null, detail: { check: 'roomOpen', ...detail } })
    fake.cloudConsole.events = [
      check({ passed: true, skipped: false }),
      check({ passed: true, skipped: true }),
      check({ passed: false, skipped: false }),
    ]
    window = await openCloud('activity', fake)
    const { get } = window
    expect(get('cloud-event-0').text()).toMatch(/Login checked.*passed.*room open$/s)
    expect(get('cloud-event-1').text()).toMatch(/Login checked.*skipped.*room open$/s)
    expect(get('cloud-event-2').text()).toMatch(/Login checked.*failed: room closed$/s)
  })

  it('says in words what else was told, and shows what has no words as it is', async () => {
    const fake = new FakeConsole()
    fake.cloudConsole.events = [
      logEntry({ name: 'loginAccepted', code: 200, detail: { reconnect: false, authType: 1, shard: 7 } }),
      logEntry({ name: 'clientKicked', code: null, detail: { reason: 3, by: 'policy' } }),
      logEntry({
        name: 'serverApiCalled',
        code: 200,
        detail: { method: 'PATCH', path: '/im/v2/chatrooms', version: 'v2' },
      }),
      logEntry({ name: 'copyMade', code: null, detail: { event: 'OUT', reason: 'EXIT' } }),
    ]
    window = await openCloud('activity', fake)
    const { get } = window
    expect(get('cloud-event-0').text()).toMatch(/first login · Dynamic token *shard: 7$/)
    expect(get('cloud-event-1').text()).toMatch(/conflict login · by the rule for several devices$/)
    expect(get('cloud-event-2').text()).toMatch(/PATCH \/im\/v2\/chatrooms$/)
    expect(get('cloud-event-3').text()).toMatch(/left · left by itself$/)
  })

  it('is read again a few times only, however much happens', async () => {
    const fake = new FakeConsole()
    window = await openCloud('activity', fake)
    const read = fake.listCloudEvents
    let readCount = 0
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    fake.listCloudEvents = (input) => {
      readCount++
      return read(input)
    }
    for (let eventCount = 1; eventCount <= 50; eventCount++) {
      fake.announce('cloudActivity', { eventCount })
      await flushPromises()
    }
    expect(readCount).toBe(1)
    vi.advanceTimersByTime(250)
    await flushPromises()
    expect(readCount).toBe(2)
  })

  it('keeps only the rows in sight on the page, however many there are', async () => {
    const fake = new FakeConsole()
    fake.cloudConsole.events = Array.from({ length: 1000 }, () => logEntry({}))
    window = await openCloud('activity', fake)
    expect(window.get('cloud-event').findAll('[role=listitem]').length).toBeLessThan(100)
    expect(window.get('cloud-event-0').attributes('aria-setsize')).toBe('1000')
  })
})
