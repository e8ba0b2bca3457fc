import { promiseTimeout } from '@vueuse/core'
import { DOMWrapper, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import App from '../App.vue'
// Parts that the window loads later: how long their first loading takes is not what these tests are about.
import '../components/composer/ComposerDesk.vue'
import '../components/inspector/InspectedEvent.vue'
import '../components/frame/screen-actions'
import { createConsoleClient } from '../console/console-client'
import { consoleKey } from '../console/use-console'
import { createMessages } from '../i18n'
import { createWindowRouter } from '../router'
import { FakeConsole } from './fake-console'
import { pressMouse, watchMouse } from './mouse'

const VIEWPORT_PX = 600

export interface OpenWindow {
  readonly fake: FakeConsole
  readonly wrapper: VueWrapper
  /** The element with a test id, wherever it is on the page. @throws Error when there is none. */
  readonly get: (testId: string) => DOMWrapper<HTMLElement>
  readonly find: (testId: string) => DOMWrapper<HTMLElement> | null
  readonly click: (testId: string) => Promise<void>
  readonly type: (testId: string, text: string) => Promise<void>
  readonly press: (testId: string, key: string, modifiers?: KeyboardEventInit) => Promise<void>
  /** Presses the mouse on it, as a tab is chosen. */
  readonly pressMouse: (testId: string) => Promise<void>
}

/**
 * The whole window over an in-memory main process, attached to the page. Its end fails a test that pressed the mouse and
 * did not let go.
 */
export async function openWindow(fake = new FakeConsole()): Promise<OpenWindow> {
  // The page of the tests has no layout: without a height a virtual list would show no rows.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => VIEWPORT_PX })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => VIEWPORT_PX })
  const endWatch = watchMouse()
  const router = createWindowRouter()
  const wrapper = mount(App, {
    attachTo: document.body,
    global: {
      plugins: [createPinia(), createMessages(), router],
      provide: { [consoleKey as symbol]: createConsoleClient(fake.bridge()) },
    },
  })
  const unmount = wrapper.unmount.bind(wrapper)
  wrapper.unmount = () => {
    unmount()
    endWatch()
  }
  await router.isReady()
  await flushPromises()
  // The window asks on once it has drawn what it was told first.
  await promiseTimeout(0)
  await settle()

  const find = (testId: string) => {
    const element = document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)
    return element === null ? null : new DOMWrapper(element)
  }
  const get = (testId: string) => {
    const found = find(testId)
    if (found === null) throw new Error(`nothing on the page has the test id ${testId}`)
    return found
  }
  return {
    fake,
    wrapper,
    find,
    get,
    async click(testId) {
      await get(testId).trigger('click')
      await settle()
    },
    async type(testId, text) {
      await get(testId).setValue(text)
      await flushPromises()
    },
    async press(testId, key, modifiers = {}) {
      await get(testId).trigger('keydown', { key, ...modifiers })
      await settle()
    },
    async pressMouse(testId) {
      pressMouse(get(testId).element)
      await settle()
    },
  }
}

/** A screen or a part of one is loaded when it is shown for the first time, and that begins a little later. */
async function settle(): Promise<void> {
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
}
