import { createPinia, storeToRefs } from 'pinia'
import { createApp } from 'vue'
import type { Locale } from '../src-shared/console'
import App from './App.vue'
import { createConsoleClient } from './console/console-client'
import { consoleKey } from './console/use-console'
import { drawOnceKnown } from './first-picture'
import type { Messages } from './i18n/en'
import { createTranslator } from './i18n/translator'
import { createWindowRouter } from './router'
import { useAppStore } from './stores/app-store'
import './theme/main.css'

/** Shows the window in a language whose texts came with its page. */
export function startWindow(locale: Locale, texts: Messages): void {
  const pinia = createPinia()
  const app = createApp(App)
    .provide(consoleKey, createConsoleClient(window.roomscope))
    .use(pinia)
    .use(createTranslator(locale, { [locale]: texts }))
    .use(createWindowRouter())
  const root = document.querySelector<HTMLElement>('#app')
  if (root === null) throw new Error('the page has no place for the window')
  const { about, failure } = storeToRefs(app.runWithContext(() => useAppStore(pinia)))
  drawOnceKnown({
    root,
    isKnown: () => about.value !== null || failure.value !== null,
    fonts: document.fonts,
  })
  app.mount(root)
}
