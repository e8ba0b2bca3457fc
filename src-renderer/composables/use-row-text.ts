import { useI18n } from 'vue-i18n'
import type { EventRow } from '../../src-shared/console'
import { frameNote, frameTitle, ownPayload, payloadLine } from '../format/event-text'
import { isInstanceState } from '../format/instance-state'
import { LOGIN_CHECK_FIELDS, readLoginCheck } from '../format/login-check'
import { useCloudFacts } from '../i18n/use-cloud-facts'
import { useCloudReason } from '../i18n/use-cloud-reason'
import { useOptionalText } from '../i18n/use-optional-text'

/** What an event is called, and the rest of it in short, in the language of the window. */
export function useRowText(): {
  readonly titleOf: (row: EventRow) => string
  readonly noteOf: (row: EventRow) => string
} {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const reasonText = useCloudReason()
  const { checkText } = useCloudFacts()
  const stage = (name: string | null) => textOf(`stage.${name}`) ?? name ?? ''
  const state = (name: string | null) => (isInstanceState(name) ? t(`state.${name}`) : (name ?? ''))

  function attemptTitle({ name, from, to, payload }: EventRow): string {
    if (name === 'attemptStarted')
      return t(payload['trigger'] === 'reconnect' ? 'attempt.startedByReconnect' : 'attempt.startedByEnter')
    if (name === 'stageStarted') return t('attempt.stage', { stage: stage(to) })
    return textOf(`attempt.outcome.${to}`, { stage: stage(from) }) ?? name
  }

  /** How a check went and why come first, in words; the inspector has what was recorded. */
  function cloudNote({ name, payload }: EventRow): string {
    const check = readLoginCheck(name, payload)
    const { reason } = payload
    const parts = [
      check === null ? '' : `${t(`cloud.activity.check.${check.outcome}`)} ${checkText(check.name)}`,
      typeof reason === 'string' ? reasonText(reason) : '',
      payloadLine(payload, ['reason', ...(check === null ? [] : LOGIN_CHECK_FIELDS)]),
    ]
    return parts.filter((part) => part !== '').join(' · ')
  }

  return {
    titleOf(row) {
      if (row.kind === 'frame') return frameTitle(row)
      if (row.kind === 'attempt') return attemptTitle(row)
      if (row.kind === 'transition') return `${state(row.from)} → ${state(row.to)}`
      if (row.kind === 'cloud') return textOf(`cloudEvent.${row.name}`) ?? row.name
      return (row.kind === 'error' ? textOf(`errorEvent.${row.name}`) : null) ?? row.name
    },
    noteOf(row) {
      if (row.kind === 'attempt') return payloadLine(row.payload, ['trigger'])
      if (row.kind === 'cloud') return cloudNote(row)
      const transport = row.frame === null ? '' : t(`transport.${row.frame.transport}`)
      const parts = [frameNote(row), transport, payloadLine(ownPayload(row))]
      return parts.filter((part) => part !== '').join(' · ')
    },
  }
}
