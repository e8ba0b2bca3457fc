import { useI18n } from 'vue-i18n'
import { useFailureReason } from '../composables/use-failure-reason'
import { readRefusal, type Refusal } from '../../src-shared/console'
import { useClientReason } from './use-client-reason'

/**
 * Why the main process refused something, in the language of the window; as it is where there is no text for it.
 */
export function useRefusalText(): (sentence: string) => string {
  const { t } = useI18n()
  const reasonText = useClientReason()
  const failureReason = useFailureReason()

  function refusalText(sentence: string): string {
    const refusal = readRefusal(sentence)
    // What the main process passes on may be a client's word, the cloud's or the system's.
    if (refusal === null)
      return sentence.includes('\n') ? sentence.split('\n').map(refusalText).join('\n') : reasonText(sentence)
    return t(`refusal.${refusal.key}`, { ...refusal.named, ...problemIn(refusal) })
  }

  /** What stands behind a refusal; where it repeats the name of its code, what that code means. */
  function problemIn({ key, named: { problem, code } }: Refusal): { readonly problem?: string } {
    if (problem === undefined) return {}
    return { problem: key === 'refusedWith' ? failureReason(Number(code), problem) : refusalText(problem) }
  }

  return refusalText
}
