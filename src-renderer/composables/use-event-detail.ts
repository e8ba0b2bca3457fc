import { shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'
import type { ConsoleService, EventDetail } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'

export interface EventDetailOptions {
  readonly source: Pick<ConsoleService, 'readEvent'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  readonly ordinal: MaybeRefOrGetter<number | null>
}

/** Everything about the event that is inspected; an answer that comes after another event was chosen is dropped. */
export function useEventDetail({ source, sessionId, ordinal }: EventDetailOptions): {
  readonly detail: ShallowRef<EventDetail | null>
  readonly failure: ShallowRef<ConsoleError | null>
} {
  const detail = shallowRef<EventDetail | null>(null)
  const failure = shallowRef<ConsoleError | null>(null)
  let latest = 0

  async function read(session: number | null, wanted: number | null): Promise<void> {
    const mine = ++latest
    failure.value = null
    if (session === null || wanted === null) {
      detail.value = null
      return
    }
    try {
      const read = await source.readEvent({ sessionId: session, ordinal: wanted })
      if (mine === latest) detail.value = read
    } catch (thrown) {
      if (mine === latest) failure.value = toConsoleError(thrown)
    }
  }

  watch(
    [() => toValue(sessionId), () => toValue(ordinal)],
    ([session, wanted]) => void read(session, wanted),
    {
      immediate: true,
    },
  )
  return { detail, failure }
}
