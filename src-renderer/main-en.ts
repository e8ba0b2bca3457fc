import { en } from './i18n/en'
import { startWindow } from './start-window'

startWindow('en', en)
