import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Locale } from '../src-shared/console'
import App from './App.vue'
import { createConsoleClient } from './console/console-client'
import { consoleKey } from './console/use-console'
import type { Messages } from './i18n/en'
import { createTranslator } from './i18n/translator'
import { createWindowRouter } from './router'
import './theme/main.css'

/** Shows the window in a language whose texts came with its page. */
export function startWindow(locale: Locale, texts: Messages): void {
  createApp(App)
    .provide(consoleKey, createConsoleClient(window.roomscope))
    .use(createPinia())
    .use(createTranslator(locale, { [locale]: texts }))
    .use(createWindowRouter())
    .mount('#app')
}
