import { useI18n } from 'vue-i18n'
import { readSystemReason } from '../../src-shared/console/system-reason'

/**
 * What Node or the operating system says, in the language of the window and with its code; null for a sentence that there
 * are no words for.
 */
export function useSystemReason(): (sentence: string) => string | null {
  const { t } = useI18n()

  return (sentence) => {
    const reason = readSystemReason(sentence)
    if (reason === null) return null
    if ('phrase' in reason) return t(`systemReason.phrase.${reason.phrase}`, reason.named)
    const { code, place } = reason
    const what = t(`systemReason.code.${code}`)
    return place === ''
      ? t('systemReason.told', { what, code })
      : t('systemReason.toldOf', { what, code, place })
  }
}
