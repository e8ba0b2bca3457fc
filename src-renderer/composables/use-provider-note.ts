import { useI18n } from 'vue-i18n'
import type { EventRow, JsonObject } from '../../src-shared/console'
import { inOneLine, numberIn, objectIn, textIn } from '../format/payload-fields'
import { useClientReason } from '../i18n/use-client-reason'
import { useCountedText } from '../i18n/use-counted-text'
import { useOptionalText } from '../i18n/use-optional-text'

/** What a provider is and what it answered, in short and in the language of the window. */
export function useProviderNote(): (row: EventRow) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const counted = useCountedText()
  const reasonText = useClientReason()

  function kindOf(payload: JsonObject): string {
    const kind = textIn(payload, 'kind') ?? ''
    const fault = textIn(payload, 'fault')
    return inOneLine([
      textOf(`providerKind.${kind}`) ?? kind,
      fault === null ? null : (textOf(`providerFault.${fault}`) ?? fault),
    ])
  }

  /** Its clock makes a token come too late or too early. */
  function clockOf(payload: JsonObject): string {
    const offset = numberIn(payload, 'clockOffsetSeconds')
    if (offset === null || offset === 0) return ''
    return t('eventNote.clock', { ttl: numberIn(payload, 'ttlSeconds') ?? 0, offset })
  }

  function answerOf(payload: JsonObject): string {
    const failure = textIn(payload, 'failure')
    if (failure !== null) return t('eventNote.problem', { problem: reasonText(failure) })
    const { addresses } = payload
    if (Array.isArray(addresses)) return addresses.map(String).join(', ')
    const { type, length } = objectIn(payload, 'resultShape')
    if (type === 'string' && typeof length === 'number') return counted('eventNote.answeredText', length)
    return typeof type === 'string' ? (textOf(`answerType.${type}`) ?? type) : ''
  }

  return ({ payload }) =>
    inOneLine([
      kindOf(payload),
      clockOf(payload),
      answerOf(payload),
      payload['abandoned'] === true ? t('eventNote.abandoned') : null,
    ])
}
