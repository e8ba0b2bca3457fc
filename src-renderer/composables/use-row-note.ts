import { useI18n } from 'vue-i18n'
import type { EventRow, JsonObject } from '../../src-shared/console'
import { frameNote, ownPayload, payloadLine } from '../format/event-text'
import { authTypeKey } from '../format/instance-name'
import { inOneLine, numberIn, objectIn, textIn } from '../format/payload-fields'
import { formatSpan } from '../format/time'
import { useClientReason } from '../i18n/use-client-reason'
import { useOptionalText } from '../i18n/use-optional-text'
import { usePacketFault } from '../i18n/use-packet-fault'
import { useCallbackNote, useKickedText } from './use-callback-note'
import { useCloudNote } from './use-cloud-note'
import { useFailureReason } from './use-failure-reason'
import { useProviderNote } from './use-provider-note'

const NS_PER_MS = 1_000_000

/**
 * The rest of an event on one line, in words and in the language of the window. What was recorded, field by field, is in the
 * inspector.
 */
export function useRowNote(): (row: EventRow) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const failureReason = useFailureReason()
  const reasonText = useClientReason()
  const faultText = usePacketFault()
  const kickedText = useKickedText()
  const callbackNote = useCallbackNote()
  const cloudNote = useCloudNote()
  const providerNote = useProviderNote()

  const tlsOf = (payload: JsonObject) => (payload['tls'] === true ? 'TLS' : null)

  function enterNote(payload: JsonObject): string {
    const params = objectIn(payload, 'params')
    const account = textIn(params, 'accountId') ?? textIn(payload, 'accountId')
    const room = textIn(payload, 'roomId') ?? ''
    return account === null
      ? t('eventNote.enterAnonymous', { room })
      : t('eventNote.enter', { room, account })
  }

  function operationNote({ name, to, payload }: EventRow): string {
    if (name === 'enter') return enterNote(payload)
    if (name === 'changeDraft')
      return t('eventNote.changed', { fields: Object.keys(objectIn(payload, 'after')).join(', ') })
    if (name === 'networkChanged') return textOf(`eventNote.network.${to}`) ?? to ?? ''
    if (name !== 'kickMember') return payloadLine(payload)
    return inOneLine([
      t('eventNote.account', { account: textIn(payload, 'accountId') ?? '' }),
      textIn(payload, 'notificationExtension'),
    ])
  }

  function attemptNote({ name, code, payload }: EventRow): string {
    if (name === 'attemptEnded') return failureReason(code, textIn(payload, 'reason'))
    const authType = numberIn(payload, 'authType')
    if (name === 'attemptStarted')
      return inOneLine([enterNote(payload), authType === null ? null : t(authTypeKey(authType))])
    const transport = textOf(`transport.${textIn(payload, 'transport')}`)
    return inOneLine([textIn(payload, 'address'), transport, tlsOf(payload)])
  }

  function frameLine(row: EventRow): string {
    if (row.name === 'socketClosed') return closeNote(row)
    const transport = row.frame === null ? null : t(`transport.${row.frame.transport}`)
    const kicked = kickedText(numberIn(row.payload, 'kickedReason'))
    const rest = payloadLine(ownPayload(row), ['kickedReason', 'address'])
    return inOneLine([kicked, textIn(row.payload, 'address'), frameNote(row), transport, rest])
  }

  function timerNote({ payload }: EventRow): string {
    const waitMs = numberIn(payload, 'timeoutMs') ?? numberIn(payload, 'delayMs')
    const span = waitMs === null ? null : formatSpan(waitMs * NS_PER_MS)
    const { number, of } = payload
    return inOneLine([
      textIn(payload, 'command'),
      textIn(payload, 'address'),
      typeof number === 'number' && typeof of === 'number' ? t('eventNote.probe', { number, of }) : null,
      textOf(`stage.${textIn(payload, 'stage')}`),
      payload['phase'] === 'armed' && span !== null ? t('eventNote.armed', { span }) : span,
    ])
  }

  /** What was wrong with a frame that could not be read; null where there are no words for it. */
  function frameFault(payload: JsonObject): string | null {
    const reason = textIn(payload, 'reason')
    const place = { field: textIn(payload, 'field'), offset: numberIn(payload, 'offset') }
    return reason === null ? null : faultText({ reason, ...place })
  }

  function errorNote({ name, code, payload }: EventRow): string {
    const fault = name === 'undecodableFrame' ? frameFault(payload) : null
    if (fault !== null) return inOneLine([fault, textIn(payload, 'command')])
    if (name === 'socketClosed' || name === 'handshakeFailed') return closeNote({ payload })
    return failureReason(code, textIn(payload, 'reason')) || payloadLine(payload)
  }

  /** Who ended a connection, and why. */
  function closeNote({ payload }: Pick<EventRow, 'payload'>): string {
    const { byClient } = payload
    const by = byClient === true ? t('eventNote.closedByClient') : t('eventNote.closedByServer')
    return inOneLine([
      textIn(payload, 'address'),
      typeof byClient === 'boolean' ? by : null,
      reasonText(textIn(payload, 'failure') ?? textIn(payload, 'reason') ?? ''),
    ])
  }

  const noteOf: Record<EventRow['kind'], (row: EventRow) => string> = {
    operation: operationNote,
    transition: ({ code, payload }) => failureReason(code, textIn(payload, 'reason')),
    frame: frameLine,
    provider: providerNote,
    timer: timerNote,
    callback: callbackNote,
    attempt: attemptNote,
    cloud: cloudNote,
    error: errorNote,
  }
  return (row) => noteOf[row.kind](row)
}
