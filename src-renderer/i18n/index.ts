import type { Locale } from '../../src-shared/console'
import { en, type Messages } from './en'
import { createTranslator } from './translator'
import { zhCN } from './zh-CN'

/** Both languages, complete: a test fails when one of them lacks a text. */
export const messages = { en, 'zh-CN': zhCN } satisfies Record<Locale, Messages>

/** A translator that has both languages from the start. */
export function createMessages(locale: Locale = 'zh-CN') {
  return createTranslator(locale, messages)
}
