// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { useCloudConsoleStore } from './stores/cloud-console-store'
import { demoCloud } from './testing/demo-cloud'
import { FakeConsole } from './testing/fake-console'
import { openWindow, type OpenWindow } from './testing/open-window'
import { windowIdOf } from '../src-shared/console/window-address'

let open: OpenWindow | null = null
const start = async (fake?: FakeConsole) => (open = await openWindow(fake))

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

async function reload({ fake, wrapper }: OpenWindow): Promise<OpenWindow> {
  window.dispatchEvent(new Event('pagehide'))
  await flushPromises()
  wrapper.unmount()
  return start(fake)
}

describe('a window that was lost', () => {
  it('comes back with its screen, its selection and what was being typed, wrong texts included', async () => {
    const before = await start()
    await before.click('enter-demo-room')
    await before.click('instance-new')
    await before.type('composer-timeout', 'soon')
    await before.click('instance-row-1')
    await before.click('timeline-row')
    await before.click('nav-settings')

    const after = await reload(before)
    expect(after.find('settings')).not.toBeNull()
    await after.click('nav-workbench')
    expect(after.get('instance-row-1').attributes('aria-selected')).toBe('true')
    expect(after.get('inspector').text()).toContain('#1')
    await after.click('instance-row-2')
    expect(after.get('composer-timeout').element).toHaveProperty('value', 'soon')
  })

  it('comes back to the tab, the choice and the address of each screen, without a token', async () => {
    const fake = new FakeConsole()
    const otherApps = demoCloud.apps.map((app) => ({ ...app, appkey: 'other-app' }))
    fake.cloud = { ...demoCloud, apps: [...demoCloud.apps, ...otherApps] }
    const before = await start(fake)
    await before.click('enter-demo-room')
    await before.pressMouse('composer-tab-code')
    await before.click('nav-cloud')
    useCloudConsoleStore().lookAt('other-app')
    await before.pressMouse('cloud-tab-rooms')
    await before.click('cloud-room-37')
    await before.pressMouse('cloud-tab-accounts')
    await before.click('cloud-account-bob')
    await before.click('nav-diagnose')
    await before.pressMouse('diagnose-tab-token')
    await before.type('diagnose-token-text', 'a-secret-token')
    await before.pressMouse('diagnose-tab-link')
    await before.type('diagnose-link-address', 'link.example:443')
    await before.click('diagnose-link-tls')

    const after = await reload(before)
    expect(after.get('diagnose-link-address').element).toHaveProperty('value', 'link.example:443')
    expect(after.get('diagnose-link-tls').attributes('aria-checked')).toBe('true')
    await after.click('nav-cloud')
    expect(after.get('cloud-app').text()).toBe('other-app')
    expect(after.get('cloud-account-bob').attributes('aria-selected')).toBe('true')
    await after.pressMouse('cloud-tab-rooms')
    expect(after.get('cloud-room-37').attributes('aria-selected')).toBe('true')
    await after.click('nav-workbench')
    expect(after.get('composer-tab-code').attributes('aria-selected')).toBe('true')
    expect([...after.fake.keptWindows.values()].join()).not.toContain('a-secret-token')
  })

  it('leaves out what is gone in the meantime', async () => {
    const before = await start()
    await before.click('enter-demo-room')
    await before.click('instance-new')
    before.fake.instances = before.fake.instances.slice(0, 1)
    const after = await reload(before)
    expect(after.get('instance-row-1').attributes('aria-selected')).toBe('true')
    expect(after.find('instance-row-2')).toBeNull()
  })
})

describe('a second window', () => {
  it('is opened from the palette', async () => {
    const { press, get, fake } = await start()
    await press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
    await get('palette-window-new').trigger('click')
    await flushPromises()
    expect(fake.openedWindows).toBe(1)
  })

  it('keeps its own state under the number in its address', () => {
    expect(windowIdOf('app://roomscope/?window=2')).toBe(2)
    expect(windowIdOf('about:blank')).toBe(1)
  })

  it('shows a draft that was changed in another one, but never over what is being typed', async () => {
    const { click, type, get, fake } = await start()
    await click('enter-demo-room')
    await click('composer-exit')
    const changeElsewhere = async (timeoutSeconds: number) => {
      const [instance] = fake.instances
      if (instance === undefined) throw new Error('there is no instance')
      await fake.updateInstance({ instanceId: 1, draft: { ...instance.draft, timeoutSeconds } })
      await flushPromises()
    }
    await changeElsewhere(9)
    expect(get('composer-timeout').element).toHaveProperty('value', '9')
    await type('composer-timeout', 'soon')
    await changeElsewhere(11)
    expect(get('composer-timeout').element).toHaveProperty('value', 'soon')
  })
})
