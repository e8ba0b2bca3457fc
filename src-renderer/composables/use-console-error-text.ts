import type { ConsoleError } from '../console/console-error'
import { useRefusalText } from '../i18n/use-refusal-text'
import { useFailureReason } from './use-failure-reason'

/** Why a call to the main process was refused, in the language of the window; a chatroom's refusal by its code. */
export function useConsoleErrorText(): (error: Pick<ConsoleError, 'chatroomCode' | 'message'>) => string {
  const refusalText = useRefusalText()
  const failureReason = useFailureReason()
  return ({ chatroomCode, message }) =>
    chatroomCode === null ? refusalText(message) : failureReason(chatroomCode, message)
}
