import { describeCode } from '../../src-shared/chatroom/error-codes'
import { hasErrorCode } from '../../src-shared/console'
import { useClientReason } from '../i18n/use-client-reason'
import { useCodeText } from '../i18n/use-code-text'

/** A reason that says nothing but the code: `v2ChatroomLogin was answered with 102302`. */
const REPEATS_CODE = /^\w+ was answered with \d+$/

/**
 * Why something failed, in short and in the language of the window: the recorded reason, or what its code means where the
 * reason only repeats the code.
 */
export function useFailureReason(): (code: number | null, reason: string | null) => string {
  const textOf = useCodeText()
  const reasonText = useClientReason()

  return (code, reason) => {
    const told = reason === null ? '' : reasonText(reason)
    if (code === null || !hasErrorCode({ code })) return told
    const saysMore =
      reason !== null && reason !== '' && !REPEATS_CODE.test(reason) && reason !== describeCode(code).desc
    return saysMore ? told : (textOf(code)?.meaning ?? told)
  }
}
