import { useI18n } from 'vue-i18n'
import type { EventRow } from '../../src-shared/console'
import { frameTitle } from '../format/event-text'
import { isInstanceState } from '../format/instance-state'
import { useOptionalText } from '../i18n/use-optional-text'
import { useRowNote } from './use-row-note'

/** What an event is called, and the rest of it in short, in the language of the window. */
export function useRowText(): {
  readonly titleOf: (row: EventRow) => string
  readonly noteOf: (row: EventRow) => string
} {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const noteOf = useRowNote()
  const stage = (name: string | null) => textOf(`stage.${name}`) ?? name ?? ''
  const state = (name: string | null) => (isInstanceState(name) ? t(`state.${name}`) : (name ?? ''))

  function attemptTitle({ name, from, to, payload }: EventRow): string {
    if (name === 'attemptStarted')
      return t(payload['trigger'] === 'reconnect' ? 'attempt.startedByReconnect' : 'attempt.startedByEnter')
    if (name === 'stageStarted') return t('attempt.stage', { stage: stage(to) })
    return textOf(`attempt.outcome.${to}`, { stage: stage(from) }) ?? name
  }

  return {
    titleOf(row) {
      if (row.kind === 'attempt') return attemptTitle(row)
      if (row.kind === 'transition') return `${state(row.from)} → ${state(row.to)}`
      if (row.kind === 'frame' && row.payload['sid'] !== undefined) return frameTitle(row)
      return textOf(`${row.kind}Event.${row.name}`) ?? row.name
    },
    noteOf,
  }
}
