import { createI18n } from 'vue-i18n'
import type { Locale } from '../../src-shared/console'
import { compileText } from './compile-text'
import type { Messages } from './en'

/** The translator of one application, with the texts that are there from the start. */
export function createTranslator<Known extends Partial<Record<Locale, Messages>>>(
  locale: Locale & keyof Known,
  messages: Known,
) {
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: false,
    missingWarn: true,
    messages,
    messageCompiler: compileText,
  })
}
