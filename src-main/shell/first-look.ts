import { readFileSync } from 'node:fs'
import { LOCALES, THEMES, type Locale, type Theme } from '../../src-shared/console/appearance'

/** What a window has to know before it can show its first picture. */
export interface FirstLook {
  readonly locale: Locale
  readonly theme: Theme
}

/**
 * Reads language and theme out of the file of settings, which is checked as a whole only while the window loads: what is
 * not there or not right is as in a first start, and `SettingsStore` has the last word.
 * @param systemLocale BCP 47 tag of the system.
 */
export function readFirstLook(settingsFile: string, systemLocale: string): FirstLook {
  const kept = readKept(settingsFile)
  return {
    locale: LOCALES.find((one) => one === kept['locale']) ?? localeOfSystem(systemLocale),
    theme: THEMES.find((one) => one === kept['theme']) ?? 'system',
  }
}

/** The language of a first start. */
export function localeOfSystem(systemLocale: string): Locale {
  return systemLocale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function readKept(settingsFile: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(readFileSync(settingsFile, 'utf8'))
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}
