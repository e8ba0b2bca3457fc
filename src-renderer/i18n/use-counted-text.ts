import { useI18n } from 'vue-i18n'
import { formatCount } from '../format/size'

/**
 * Texts that say how many: `{count}` is grouped by thousands, and where a language has a form of its own for one of
 * them, as in `{count} event | {count} events`, the right one is taken.
 */
export function useCountedText(): (key: string, count: number, named?: Record<string, unknown>) => string {
  const { t } = useI18n()
  return (key, count, named = {}) => t(key, { ...named, count: formatCount(count) }, count)
}
