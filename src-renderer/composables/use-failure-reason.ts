import { describeCode } from '../../src-shared/chatroom/error-codes'
import { hasErrorCode } from '../../src-shared/console'
import { useOptionalText } from '../i18n/use-optional-text'

/** A reason that says nothing but the code: `v2ChatroomLogin was answered with 102302`. */
const REPEATS_CODE = /^\w+ was answered with \d+$/

/**
 * Why something failed, in short: the recorded reason, or what its code means where the reason only repeats the code. The
 * meaning is told in the language of the window, a recorded reason as it is.
 */
export function useFailureReason(): (code: number | null, reason: string | null) => string {
  const textOf = useOptionalText()

  return (code, reason) => {
    if (code === null || !hasErrorCode({ code })) return reason ?? ''
    const saysMore =
      reason !== null && reason !== '' && !REPEATS_CODE.test(reason) && reason !== describeCode(code).desc
    return saysMore ? reason : (textOf(`code.${code}.meaning`) ?? reason ?? '')
  }
}
