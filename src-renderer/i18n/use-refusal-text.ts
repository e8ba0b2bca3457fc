import { useI18n } from 'vue-i18n'
import { readRefusal } from '../../src-shared/console'
import { useCloudReason } from './use-cloud-reason'

/**
 * Why the main process refused something, in the language of the window; as it is where there is no text for it, as for
 * what the operating system says.
 */
export function useRefusalText(): (sentence: string) => string {
  const { t } = useI18n()
  const reasonText = useCloudReason()

  function refusalText(sentence: string): string {
    const refusal = readRefusal(sentence)
    // What the main process passes on may be the cloud's word: a refused call of the server API is.
    if (refusal === null) return reasonText(sentence)
    const { problem } = refusal.named
    return t(`refusal.${refusal.key}`, {
      ...refusal.named,
      ...(problem === undefined ? {} : { problem: refusalText(problem) }),
    })
  }

  return refusalText
}
