import { refThrottled } from '@vueuse/core'
import { computed, shallowRef, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { MAX_TIMELINE_PAGE, type ConsoleService, type LoginAttempt } from '../../src-shared/console'
import { percentile } from '../timeline/percentile'
import { attemptSpanNs } from '../timeline/waterfall'
import { useEventScan } from './use-event-scan'

/** The logins that the figures are made of. */
export const RECENT_LOGINS = 50
/** Figures that change more often cannot be read. */
const REFRESH_MS = 1000

/** How the latest logins of a session went. */
export interface RecentLogins {
  /** Logins that have ended, `RECENT_LOGINS` at most. */
  readonly count: number
  readonly failedCount: number
  /** How long those that got in took, nanoseconds; null when none did. */
  readonly p50Ns: number | null
  readonly p95Ns: number | null
}

export interface RecentLoginsOptions {
  readonly source: Pick<ConsoleService, 'indexEvents' | 'readAttempts'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  /** Highest committed ordinal of the session. */
  readonly lastOrdinal: () => number
}

/**
 * The figures of a session's latest logins, kept in step with it; null until the session was looked through once, as
 * the first of its logins say nothing of how the latest went.
 */
export function useRecentLogins(options: RecentLoginsOptions): ComputedRef<RecentLogins | null> {
  const recent = shallowRef<readonly LoginAttempt[]>([])

  const { loading } = useEventScan<readonly LoginAttempt[]>({
    sessionId: options.sessionId,
    lastOrdinal: refThrottled(computed(options.lastOrdinal), REFRESH_MS),
    dependsOn: () => toValue(options.sessionId),
    async readPage(sessionId, afterOrdinal) {
      const { ordinals, ...place } = await options.source.indexEvents({
        sessionId,
        filter: { kinds: ['attempt'], query: 'name:attemptEnded' },
        afterOrdinal,
        limit: MAX_TIMELINE_PAGE,
      })
      const latest = ordinals.slice(-RECENT_LOGINS)
      if (latest.length === 0) return { content: [], ...place }
      return { content: await options.source.readAttempts({ sessionId, ordinals: latest }), ...place }
    },
    take(page) {
      if (page.length > 0) recent.value = [...recent.value, ...page].slice(-RECENT_LOGINS)
    },
    startOver() {
      recent.value = []
    },
  })
  return computed(() => (loading.value ? null : figuresOf(recent.value)))
}

function figuresOf(attempts: readonly LoginAttempt[]): RecentLogins {
  const spans = attempts
    .filter(({ outcome }) => outcome === 'entered')
    .map((attempt) => attemptSpanNs(attempt, attempt.endedNs ?? attempt.startedNs))
  return {
    count: attempts.length,
    failedCount: attempts.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed').length,
    p50Ns: percentile(spans, 0.5),
    p95Ns: percentile(spans, 0.95),
  }
}
