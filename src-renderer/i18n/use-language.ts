import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from '../../src-shared/console'
import type { Messages } from './en'

/** The texts of a language that the window did not begin with. */
const LOADERS: Readonly<Record<Locale, () => Promise<Messages>>> = {
  'zh-CN': async () => (await import('./zh-CN')).zhCN,
  en: async () => (await import('./en')).en,
}

/**
 * Keeps the window in the chosen language; its texts are loaded when it is chosen for the first time.
 * @param chosen null until it is known: then the window stays in the language of its page.
 */
export function useLanguage(chosen: () => Locale | null): void {
  const translator = useI18n()
  const show = (locale: Locale) => {
    translator.locale.value = locale
    document.documentElement.lang = locale
  }
  watch(
    chosen,
    async (locale) => {
      if (locale === null) return
      if (!translator.availableLocales.includes(locale)) {
        translator.setLocaleMessage(locale, await LOADERS[locale]())
      }
      // Another one may have been chosen meanwhile.
      if (chosen() === locale) show(locale)
    },
    { immediate: true },
  )
}
