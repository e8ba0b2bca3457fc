import { useI18n } from 'vue-i18n'
import type { EventRow } from '../../src-shared/console'
import { formatSpan } from '../format/time'
import { useCountedText } from '../i18n/use-counted-text'
import type { HeartbeatFold } from '../timeline/folded-rows'
import { summarizeHeartbeats } from '../timeline/heartbeat-summary'

/** Heartbeats in a row as one row says them. */
export interface FoldText {
  readonly open: boolean
  /** The first instance whose they are; null while none of them is known. */
  readonly instanceId: number | null
  readonly whose: string
  /** How many, and how fast they were answered. */
  readonly text: string
  /** What pressing the row does. */
  readonly hint: string
  /** From the first to the last; empty when not all of them are known. */
  readonly span: string
  /** When the first of them was, from the beginning of the session; null while it is not known. */
  readonly atNs: number | null
}

/** Puts folded heartbeats into words; `heartbeats` are those of the fold that are known. */
export function useFoldText(
  nameOf: (instanceId: number | null) => string,
): (fold: HeartbeatFold, heartbeats: readonly EventRow[]) => FoldText {
  const { t } = useI18n()
  const counted = useCountedText()

  return (fold, heartbeats) => {
    const { instanceIds, p95Ns, allAnswered } = summarizeHeartbeats(heartbeats)
    const isWhole = heartbeats.length === fold.count
    const instanceId = instanceIds[0] ?? null
    const [first, last] = [heartbeats[0], heartbeats.at(-1)]
    const answers =
      p95Ns === null
        ? ''
        : t(allAnswered && isWhole ? 'timeline.fold.answered' : 'timeline.fold.p95', {
            p95: formatSpan(p95Ns),
          })
    return {
      open: fold.open,
      instanceId,
      whose:
        instanceIds.length > 1
          ? counted('timeline.fold.ofInstances', instanceIds.length)
          : instanceId === null
            ? ''
            : nameOf(instanceId),
      text: `${counted('timeline.fold.count', fold.count)} ${answers}`,
      hint: fold.open
        ? counted('timeline.fold.close', fold.count)
        : counted('timeline.fold.open', fold.count),
      atNs: first?.atNs ?? null,
      span: first && last && first !== last && isWhole ? formatSpan(last.atNs - first.atNs) : '',
    }
  }
}
