import { computed, effectScope, ref, shallowRef } from 'vue'
import { DEFAULT_TIMELINE, type EventIndex, type TimelineSettings } from '../../src-shared/console'
import type { TimelineSession } from '../composables/session-timeline'
import { createTimelineFilter } from '../timeline/timeline-filter'

/** A session and a filter for what looks at them; the refs are the test's to change. */
export function sessionUnderTest(settings: Partial<TimelineSettings> = {}) {
  const kept = shallowRef<TimelineSettings>({ ...DEFAULT_TIMELINE, ...settings })
  const sessionId = ref<number | null>(1)
  const lastOrdinal = ref(0)
  const filmOrdinal = ref<number | null>(null)
  const session: TimelineSession = {
    sessionId,
    lastOrdinal,
    filmOrdinal,
    startedWallMs: ref(0),
    standings: computed(() => []),
  }
  const filter = createTimelineFilter({
    selectedInstanceIds: () => [],
    settings: () => kept.value,
    keep: (next) => (kept.value = next),
  })
  return { session, filter, sessionId, lastOrdinal, filmOrdinal }
}

/** Runs a composable as a component would, and returns what it gives. */
export function runComposable<T>(setup: () => T): T {
  const made = effectScope().run(setup)
  if (made === undefined) throw new Error('the scope was closed')
  return made
}

/** The index of a session of which every event matches. @param length how many events there are at the moment. */
export function indexOfAll(length: () => number) {
  return ({ afterOrdinal }: { afterOrdinal: number }): Promise<EventIndex> => {
    const ordinals = Array.from({ length: length() - afterOrdinal }, (_, index) => afterOrdinal + index + 1)
    return Promise.resolve({ ordinals, scannedTo: length(), lastOrdinal: length() })
  }
}
