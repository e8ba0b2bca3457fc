import { useI18n } from 'vue-i18n'
import { readCloudReason } from '../../src-shared/console'

/** Why the embedded cloud did something, in the language of the window; as it is where there is no text for it. */
export function useCloudReason(): (sentence: string) => string {
  const { t } = useI18n()
  return (sentence) => {
    const reason = readCloudReason(sentence)
    return reason === null ? sentence : t(`cloudReason.${reason.key}`, { ...reason.named })
  }
}
