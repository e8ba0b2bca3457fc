import { zhCN } from './i18n/zh-CN'
import { startWindow } from './start-window'

startWindow('zh-CN', zhCN)
