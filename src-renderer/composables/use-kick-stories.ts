import { ref, watch } from 'vue'
import type { EventRow, InstanceDescription } from '../../src-shared/console'
import { KICK_NEIGHBOURS, isKick, tellKick, type KickStory } from '../timeline/kick-story'
import type { SessionTimeline } from './session-timeline'

export interface KickStories {
  /** The story of a kick, or null for any other event and while the events around it are on their way. */
  readonly storyOf: (row: EventRow) => KickStory | null
}

/**
 * Looks at the events around each kick that comes into sight, whatever the filter shows, and tells who did it. Events
 * of a session are numbered without gaps: those around a kick are found by their numbers.
 */
export function useKickStories(
  { events, session }: Pick<SessionTimeline, 'events' | 'session'>,
  instances: () => readonly InstanceDescription[],
): KickStories {
  /** Up to where the events around a kick were asked for, by the kick's ordinal. */
  const gatheredTo = new Map<number, number>()
  const known = ref(0)

  async function gather(ordinal: number): Promise<void> {
    const neighbours = around(ordinal)
    // What follows a kick that has just happened is recorded later, and asked for then.
    const last = neighbours.at(-1) ?? 0
    if ((gatheredTo.get(ordinal) ?? 0) >= last) return
    gatheredTo.set(ordinal, last)
    await events.fetch(neighbours)
    known.value++
  }

  function around(ordinal: number): number[] {
    const first = Math.max(1, ordinal - KICK_NEIGHBOURS.before)
    const last = Math.min(session.lastOrdinal.value, ordinal + KICK_NEIGHBOURS.after)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  }

  watch(session.sessionId, () => gatheredTo.clear())
  return {
    storyOf(row) {
      if (!isKick(row)) return null
      void known.value
      void gather(row.ordinal)
      const nearby = around(row.ordinal).flatMap((ordinal) => events.rowOf(ordinal) ?? [])
      return tellKick(row, { nearby, instances: instances() })
    },
  }
}
