// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from './testing/fake-console'
import { FakeSession } from './testing/fake-session'
import { loginEvents } from './testing/fake-login'
import { instanceSummary } from './testing/summaries'
import { openWindow, type OpenWindow } from './testing/open-window'

let open: OpenWindow | null = null
const start = async (fake?: FakeConsole) => (open = await openWindow(fake))

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

const rowNames = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="timeline-row"]')].map(
    (row) => row.dataset['name'],
  )

describe('the first start', () => {
  it('enters the demo room with one click and shows how it went', async () => {
    const { click, get } = await start()
    await click('enter-demo-room')
    expect(get('instance-row-1').attributes('data-state')).toBe('ENTERED')
    expect(rowNames()).toContain('onChatroomEntered')
    expect(get('recorded-up-to').text()).toContain('#')
  })

  it('says what to do when the embedded cloud is empty', async () => {
    const fake = new FakeConsole()
    fake.cloud = { ...fake.cloud, apps: [], link: null, problem: 'port in use' }
    const { find, get } = await start(fake)
    expect(find('enter-demo-room')).toBeNull()
    expect(get('instance-new-empty').text()).toBe('New instance')
    expect(get('cloud-address').text()).toContain('port in use')
  })

  it('shows why it could not start, and starts on the second try', async () => {
    const fake = new FakeConsole()
    const bootstrap = fake.bootstrap.bind(fake)
    fake.bootstrap = () => Promise.reject(new Error('database is locked'))
    const { click, find, get, wrapper } = await start(fake)
    expect(wrapper.text()).toContain('database is locked')
    // The kept language is not known yet: switching from another one would overwrite it.
    expect(get('toggle-locale').attributes()).toHaveProperty('disabled')
    fake.bootstrap = bootstrap
    await click('start-retry')
    expect(get('toggle-locale').attributes()).not.toHaveProperty('disabled')
    expect(find('instances')).not.toBeNull()
  })
})

describe('the frame', () => {
  it('speaks both languages and keeps the choice', async () => {
    const { click, get, fake } = await start()
    expect(get('screen-title').text()).toBe('Session 2')
    await click('toggle-locale')
    expect(get('screen-title').text()).toBe('会话 2')
    expect(document.documentElement.lang).toBe('zh-CN')
    expect(fake.settings.locale).toBe('zh-CN')
  })

  it('turns light and dark', async () => {
    const { click } = await start()
    await click('nav-settings')
    await click('settings-theme-light')
    expect(document.documentElement.classList.contains('light')).toBe(true)
    await click('settings-theme-dark')
    expect(document.documentElement.classList.contains('light')).toBe(false)
  })

  it('shows the sentence of a recorder in trouble instead of how far it came', async () => {
    const { fake, find, get } = await start()
    fake.announce('recordingGrew', { ...(await fake.recorderStatus()), problem: 'The disk is full.' })
    await flushPromises()
    expect(get('recorder-problem').text()).toBe('The disk is full.')
    expect(find('recorded-up-to')).toBeNull()
  })

  it('runs a command from the palette', async () => {
    const { press, type, find, click } = await start()
    await press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'settings')
    await click('palette-go-settings')
    expect(find('settings')).not.toBeNull()
    expect(find('palette')).toBeNull()
  })
})

describe('the workbench', () => {
  const entered = async () => {
    const window = await start()
    await window.click('enter-demo-room')
    return window
  }

  it('shows only the fields of the chosen authentication and keeps what was typed into the others', async () => {
    const { click, type, find, get } = await entered()
    await click('composer-auth-dynamic')
    await type('composer-token-ttl', '5')
    await click('composer-auth-third-party')
    expect(find('composer-token-ttl')).toBeNull()
    await type('composer-login-extension', '{"ticket":7}')
    await click('composer-auth-dynamic')
    expect(get('composer-token-ttl').element).toHaveProperty('value', '5')
    await click('composer-auth-third-party')
    expect(get('composer-login-extension').element).toHaveProperty('value', '{"ticket":7}')
  })

  it('points at a wrong field, does not enter, and does not lose what was typed', async () => {
    const { click, type, get, fake } = await entered()
    await click('composer-exit')
    await type('composer-timeout', 'soon')
    expect(get('composer-enter').attributes('aria-disabled')).toBe('true')
    await get('composer').get('form').trigger('submit')
    expect(fake.instances[0]?.status).toBe('EXITED')
    expect(get('composer-timeout').attributes('aria-invalid')).toBe('true')
    expect(get('composer-timeout').element).toHaveProperty('value', 'soon')
  })

  it('warns of a token that is dead on arrival, sends it all the same, and explains the refusal', async () => {
    const { click, type, get } = await entered()
    await click('composer-exit')
    await click('composer-auth-dynamic')
    await type('composer-token-clock-offset', '-900')
    expect(get('composer-expired').text()).toContain('-900')
    await get('composer').get('form').trigger('submit')
    await flushPromises()
    expect(get('instance-row-1').attributes('data-state')).toBe('FAILED')
    expect(get('instance-row-1').text()).toContain('102302')
    await type('filter-text', 'attemptEnded')
    await click('timeline-row')
    await press(get('timeline-table').element, 'End')
    expect(get('code-explanation').text()).toContain('INVALID_TOKEN')
  })

  it('takes a frame apart field by field and byte by byte', async () => {
    const { click, get, type, pressMouse } = await entered()
    await type('filter-text', 'v2ChatroomLogin')
    await click('timeline-row')
    expect(get('frame-view').get('h3').text()).toBe('Frame')
    expect(get('frame-decoded').text()).toContain('36_2 v2ChatroomLogin')
    await pressMouse('frame-tab-hex')
    expect(get('frame-hex').text()).toContain('0000')
  })

  it('explains why a kick was refused and keeps the dialog open', async () => {
    const { click, type, get } = await entered()
    await click('composer-kick')
    await type('kick-target', 'owner')
    await click('kick-confirm')
    expect(get('kick-refusal').text()).toContain('114432')
    expect(get('kick-dialog').isVisible()).toBe(true)
  })

  it('opens the kick dialog fresh: whom another meant to kick, and why, is nothing of this one', async () => {
    const { click, type, get, find } = await entered()
    await click('composer-kick')
    await type('kick-target', 'owner')
    await type('kick-extension', '{"reason":"spam"}')
    await click('kick-confirm')
    await click('kick-cancel')
    await click('instance-new')
    await get('composer').get('form').trigger('submit')
    await flushPromises()
    await click('composer-kick')
    expect(get('kick-target').element).toHaveProperty('value', '')
    expect(get('kick-target').attributes('placeholder')).toBe('Account ID in this room')
    expect(get('kick-extension').element).toHaveProperty('value', '')
    expect(find('kick-refusal')).toBeNull()
  })

  it('walks through instances and events with the arrow keys', async () => {
    const { click, get } = await entered()
    await click('instance-new')
    expect(get('instance-row-2').attributes('aria-selected')).toBe('true')
    await press(get('instance-list').element, 'ArrowUp')
    expect(get('instance-row-1').attributes('aria-selected')).toBe('true')
    await press(get('timeline-table').element, 'Home')
    await press(get('timeline-table').element, 'ArrowDown')
    expect(get('inspector').text()).toContain('#2')
    await click('inspector-next')
    expect(get('inspector').text()).toContain('#3')
  })

  it('asks before it destroys an instance that is in a room', async () => {
    const { fake, type, press: pressKey, click, find } = await entered()
    await pressKey('activity-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'destroy')
    await click('palette-instances-destroy')
    expect(fake.instances).toHaveLength(1)
    await click('destroy-confirm')
    expect(fake.instances).toHaveLength(0)
    expect(find('enter-demo-room')).not.toBeNull()
  })
})

describe('recordings', () => {
  const withRecording = () => {
    const fake = new FakeConsole()
    const past = new FakeSession(1, fake.live.startedWallMs - 86_400_000, false)
    past.append(instanceSummary(), loginEvents(instanceSummary(), 102302))
    fake.sessions.push(past)
    return fake
  }

  it('opens the last finished session and steps through it', async () => {
    const { click, get } = await start(withRecording())
    await click('nav-recordings')
    expect(get('film-time').text()).toBe('00:00.000')
    expect(get('film-state-1').text()).toContain('Idle')
    await click('film-forward-transition')
    expect(get('film-state-1').text()).toContain('Connecting')
    await click('film-next-error')
    expect(get('film-state-1').text()).toContain('Entering')
    await press(get('film-thumb').element, 'End')
    expect(get('film-state-1').text()).toContain('Disconnected')
  })

  it('lists its events read only, where one can be inspected', async () => {
    const { click, get, find } = await start(withRecording())
    await click('nav-recordings')
    await click('timeline-row')
    expect(get('inspector-facts').text()).toContain('enter')
    expect(find('composer')).toBeNull()
  })
})

async function press(element: HTMLElement, key: string): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await flushPromises()
}
