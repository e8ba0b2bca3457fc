import { shallowRef, watch, type ShallowRef } from 'vue'
import type { EventDetail } from '../../src-shared/console'
import { judgeEvent, type JudgedEvent, type VerdictSource } from '../../src-shared/console/verdict'

export type { JudgedEvent, VerdictSource } from '../../src-shared/console/verdict'

export interface VerdictOptions {
  readonly source: VerdictSource
  readonly sessionId: Readonly<ShallowRef<number | null>>
  readonly detail: Readonly<ShallowRef<EventDetail | null>>
}

/** Judges the inspected event; an answer that comes after another event was chosen is dropped. */
export function useVerdict({ source, sessionId, detail }: VerdictOptions): ShallowRef<JudgedEvent | null> {
  const judged = shallowRef<JudgedEvent | null>(null)
  let latest = 0

  async function judge(event: EventDetail | null): Promise<void> {
    const mine = ++latest
    judged.value = null
    if (sessionId.value === null || event === null) return
    const found = await judgeEvent(source, sessionId.value, event).catch(() => null)
    if (mine === latest) judged.value = found
  }

  watch(detail, (event) => void judge(event), { immediate: true })
  return judged
}
