// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from '../../testing/fake-console'
import { DEMO_APP as appkey, openCloud } from '../../testing/open-cloud'
import type { OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

async function openApps(fake = new FakeConsole()): Promise<OpenWindow> {
  window = await openCloud('apps', fake)
  return window
}

describe('apps and policies', () => {
  it('keep the secret out of sight until it is asked for', async () => {
    const { get, click, wrapper } = await openApps()
    expect(get('cloud-appkey').text()).toBe(appkey)
    expect(wrapper.html()).not.toContain('the-app-secret')
    await click('cloud-secret-reveal')
    expect(get('cloud-secret').text()).toBe('the-app-secret')
    await click('cloud-secret-reveal')
    expect(wrapper.html()).not.toContain('the-app-secret')
  })

  it('change with one click and come back with another', async () => {
    const { fake, get, click, find } = await openApps()
    const state = () => get('cloud-policy-static').attributes('data-state')
    expect(find('cloud-undo')).toBeNull()
    await click('cloud-policy-static')
    expect(fake.cloudConsole.changes).toEqual([
      { kind: 'setLoginPolicies', appkey, loginPolicies: ['dynamic', 'thirdParty'] },
    ])
    expect(state()).toBe('unchecked')
    expect(get('cloud-done').text()).toBe('Ways to log in were changed')
    await click('cloud-undo')
    expect(state()).toBe('checked')
  })

  it('take one device or all, and the in and out notices', async () => {
    const { fake, click } = await openApps()
    await click('cloud-multi-end-all')
    await click('cloud-in-out')
    expect(fake.cloudConsole.changes).toEqual([
      { kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'all' },
      { kind: 'setAppSettings', appkey, settings: { inOutNotification: false } },
    ])
  })

  it('point to the switch of in and out notices while it is off (S10)', async () => {
    const { click, find } = await openApps()
    expect(find('cloud-in-out-off')).toBeNull()
    await click('cloud-in-out')
    expect(find('cloud-in-out-off')?.text()).toContain('onChatroomMemberEnter')
    expect(find('cloud-in-out-off')?.text()).toContain('sub-features of the chatroom')
  })

  it('take app identifiers a line each, and leave those by client type alone', async () => {
    const fake = new FakeConsole()
    const byClientType = { WEB: 'https://example.com' }
    fake.cloudConsole.app = {
      ...fake.cloudConsole.app,
      appIdentifiers: { enabled: false, list: ['com.one'], byClientType },
    }
    const { get, click, type } = await openApps(fake)
    expect((get('cloud-identifiers').element as HTMLTextAreaElement).value).toBe('com.one')
    await type('cloud-identifiers', ' com.one\n')
    await click('cloud-identifiers-apply')
    expect(get('cloud-identifiers-apply').text()).toContain('Nothing was changed here yet')
    expect(fake.cloudConsole.changes).toEqual([])
    await click('cloud-identifiers-on')
    await type('cloud-identifiers', 'com.one\n  com.two \n\n')
    await click('cloud-identifiers-apply')
    const appIdentifiers = { enabled: true, list: ['com.one', 'com.two'], byClientType }
    expect(fake.cloudConsole.changes).toEqual([
      { kind: 'setAppSettings', appkey, settings: { appIdentifiers } },
    ])
  })

  it('keep what is being typed while other things happen', async () => {
    const { fake, get, type } = await openApps()
    await type('cloud-identifiers', 'com.ha')
    fake.announce('cloudActivity', { eventCount: 1 })
    await flushPromises()
    expect((get('cloud-identifiers').element as HTMLTextAreaElement).value).toBe('com.ha')
  })

  it('keep what is being typed while another tab is looked at', async () => {
    const { get, type, click, pressMouse } = await openApps()
    await click('cloud-identifiers-on')
    await type('cloud-identifiers', 'com.ha')
    await pressMouse('cloud-tab-rooms')
    await pressMouse('cloud-tab-apps')
    expect(get('cloud-identifiers').element).toHaveProperty('value', 'com.ha')
    expect(get('cloud-identifiers-on').attributes('aria-checked')).toBe('true')
  })

  it('are at hand in the palette, with the way back once there is one', async () => {
    const { find, click, press } = await openApps()
    await click('cloud-multi-end-all')
    await click('open-palette')
    expect(find('palette-cloud-undo')).toBeNull()
    await press('palette-input', 'Escape')
    await click('cloud-policy-static')
    await click('open-palette')
    expect(find('palette-cloud-undo')).not.toBeNull()
    await click('palette-cloud-tab-rooms')
    expect(find('cloud-room-detail')).not.toBeNull()
  })

  it('say why the cloud refused, and show no change', async () => {
    const { fake, get, click, find } = await openApps()
    fake.cloudConsole.refusal = new Error('no')
    await click('cloud-multi-end-all')
    expect(get('notice').text()).toContain('no')
    expect(find('cloud-strip')).toBeNull()
  })
})

describe('the world', () => {
  it('is written to a file, and says that secrets are in it', async () => {
    const { get, click, find } = await openApps()
    await click('cloud-world-export')
    expect(get('cloud-exported').text()).toContain('world.json')
    await click('cloud-dismiss')
    expect(find('cloud-strip')).toBeNull()
  })

  it('comes from a file, and goes back', async () => {
    const { fake, click } = await openApps()
    await click('cloud-world-import')
    await click('cloud-undo')
    expect(fake.cloudConsole.changes).toEqual([{ kind: 'restoreWorld' }])
  })

  it('is reset only after the loss was told', async () => {
    const { fake, get, click, find } = await openApps()
    expect(get('cloud-world-reset').classes()).toContain('text-bad')
    expect(get('cloud-world-reset').text()).toBe('Back to the first world…')
    await click('cloud-world-reset')
    expect(get('cloud-confirm').text()).toContain('messages are lost')
    await click('cloud-confirm-cancel')
    expect(find('cloud-confirm')).toBeNull()
    await click('cloud-world-reset')
    await click('cloud-confirm-do')
    expect(fake.cloudConsole.changes).toEqual([{ kind: 'resetWorld' }])
  })
})

describe('a cloud that does not run', () => {
  it('says why, and is tried again until it runs', async () => {
    const fake = new FakeConsole()
    fake.cloud = { ...fake.cloud, link: null, problem: 'port 4000 is taken' }
    fake.cloudConsole.problemAtStart = 'port 4001 is taken'
    const { get, click, find } = await openApps(fake)
    expect(get('cloud-stopped').text()).toContain('port 4000 is taken')
    await click('cloud-start')
    expect(get('cloud-stopped').text()).toContain('port 4001 is taken')
    fake.cloudConsole.problemAtStart = null
    await click('cloud-start')
    expect(find('cloud-stopped')).toBeNull()
  })

  it('without apps offers to import a world', async () => {
    const fake = new FakeConsole()
    fake.cloud = { ...fake.cloud, apps: [] }
    const { get } = await openApps(fake)
    expect(get('cloud-empty').text()).toContain('Import')
  })
})
