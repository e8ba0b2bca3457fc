import { useI18n } from 'vue-i18n'
import type { EventRow, JsonValue } from '../../src-shared/console'
import { payloadLine } from '../format/event-text'
import { isInstanceState } from '../format/instance-state'
import { argumentsOf, asObject, inOneLine, numberIn, textIn } from '../format/payload-fields'
import { useCountedText } from '../i18n/use-counted-text'
import { useOptionalText } from '../i18n/use-optional-text'
import { useFailureReason } from './use-failure-reason'

/** What a callback told its listener, in short and in the language of the window. */
export function useCallbackNote(): (row: EventRow) => string {
  const { t } = useI18n()
  const counted = useCountedText()
  const failureReason = useFailureReason()
  const kickedText = useKickedText()

  const account = (accountId: string | null) =>
    accountId === null ? '' : t('eventNote.account', { account: accountId })

  function messagesNote(list: JsonValue | undefined): string {
    const messages = Array.isArray(list) ? list.map(asObject) : []
    const [first] = messages
    return inOneLine([
      counted('eventNote.messages', messages.length),
      first === undefined ? null : textIn(first, 'text'),
    ])
  }

  function statusNote({ to, code }: EventRow, error: JsonValue | undefined): string {
    const state = isInstanceState(to) ? t(`state.${to}`) : to
    return inOneLine([state, failureReason(code, textIn(asObject(error), 'reason'))])
  }

  return (row) => {
    const [first, second] = argumentsOf(row.payload)
    switch (row.name) {
      case 'onChatroomStatus':
        return statusNote(row, second)
      case 'onChatroomExited':
        return failureReason(row.code, textIn(asObject(first), 'reason'))
      case 'onChatroomKicked':
        return inOneLine([
          kickedText(numberIn(row.payload, 'kickedReason')),
          textIn(row.payload, 'serverExtension'),
        ])
      case 'onChatroomMemberEnter':
        return account(textIn(asObject(first), 'accountId'))
      case 'onChatroomMemberExit':
        return account(typeof first === 'string' ? first : null)
      case 'onReceiveMessages':
        return messagesNote(first)
      case 'onSendMessage':
        return textIn(asObject(first), 'text') ?? ''
      default:
        return payloadLine(
          row.payload,
          first === undefined ? ['arguments', 'listenerCount'] : ['listenerCount'],
        )
    }
  }
}

/** Why somebody was kicked, with its number: `by a manager (2)`. */
export function useKickedText(): (reason: number | null) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  return (reason) => {
    if (reason === null) return ''
    const words = textOf(`kickedReason.${reason}`)
    return words === null ? String(reason) : t('eventNote.kicked', { reason: words, code: reason })
  }
}
