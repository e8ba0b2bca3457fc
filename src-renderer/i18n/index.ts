import { createI18n } from 'vue-i18n'
import type { Locale } from '../../src-shared/console'
import { en } from './en'
import { zhCN } from './zh-CN'

/** Both languages, complete: a test fails when one of them lacks a text. */
export const messages = { en, 'zh-CN': zhCN } satisfies Record<Locale, unknown>

/** The translator of one application. */
export function createMessages(locale: Locale = 'zh-CN') {
  return createI18n({ legacy: false, locale, fallbackLocale: false, missingWarn: true, messages })
}
