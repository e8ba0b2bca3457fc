import { flushPromises } from '@vue/test-utils'
import { FakeConsole } from './fake-console'
import { openWindow, type OpenWindow } from './open-window'

/** The app of the cloud under test. */
export const DEMO_APP = 'demo-app'

/** The window with the Cloud screen open on one of its tabs, where the world has an app. */
export async function openCloud(tab: string, fake = new FakeConsole()): Promise<OpenWindow> {
  const window = await openWindow(fake)
  await window.click('nav-cloud')
  await window.find(`cloud-tab-${tab}`)?.trigger('mousedown', { button: 0 })
  await flushPromises()
  return window
}
