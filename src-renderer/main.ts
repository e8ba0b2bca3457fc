import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createConsoleClient } from './console/console-client'
import { consoleKey } from './console/use-console'
import { createMessages } from './i18n'
import { createWindowRouter } from './router'
import './theme/main.css'

createApp(App)
  .provide(consoleKey, createConsoleClient(window.roomscope))
  .use(createPinia())
  .use(createMessages())
  .use(createWindowRouter())
  .mount('#app')
