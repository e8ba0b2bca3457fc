import { useI18n } from 'vue-i18n'

/** Texts for names that come from a recording: null where there is none for a name. */
export function useOptionalText(): (key: string, named?: Record<string, unknown>) => string | null {
  const i18n = useI18n()
  return (key, named = {}) => (i18n.te(key) ? i18n.t(key, named) : null)
}
