import { FakeConsole } from './fake-console'
import { openWindow, type OpenWindow } from './open-window'

/** The app of the cloud under test. */
export const DEMO_APP = 'demo-app'

/** The window with the Cloud screen open on one of its tabs, where the world has an app. */
export async function openCloud(tab: string, fake = new FakeConsole()): Promise<OpenWindow> {
  const window = await openWindow(fake)
  await window.click('nav-cloud')
  // Where the world has no app there are no tabs.
  if (window.find(`cloud-tab-${tab}`) !== null) await window.pressMouse(`cloud-tab-${tab}`)
  return window
}
