import { shallowRef, watch, type ShallowRef } from 'vue'
import type { ConsoleService, InstanceDescription } from '../../src-shared/console'
import type { TimelineSession } from './session-timeline'

export interface Lanes {
  /** Instances of the session, by id. */
  readonly instances: ShallowRef<readonly InstanceDescription[]>
  /** Says which instances the rows in sight name; one that is not known is asked for. */
  readonly need: (instanceIds: readonly number[]) => void
  /** Asks again: a session that is being recorded has others by now. */
  readonly refresh: () => void
}

/** The instances that a session knows, including those that were destroyed since. */
export function useLanes(
  source: Pick<ConsoleService, 'listLanes'>,
  { sessionId }: Pick<TimelineSession, 'sessionId'>,
): Lanes {
  const instances = shallowRef<readonly InstanceDescription[]>([])
  const asked = new Set<number>()

  async function read(): Promise<void> {
    const id = sessionId.value
    const listed = id === null ? [] : await source.listLanes({ sessionId: id }).catch(() => [])
    if (id !== sessionId.value) return
    instances.value = listed
    listed.forEach(({ instanceId }) => asked.add(instanceId))
  }

  watch(
    sessionId,
    () => {
      asked.clear()
      instances.value = []
      void read()
    },
    { immediate: true },
  )
  return {
    instances,
    need(instanceIds) {
      const unknown = instanceIds.filter((instanceId) => !asked.has(instanceId))
      if (unknown.length === 0) return
      unknown.forEach((instanceId) => asked.add(instanceId))
      void read()
    },
    refresh: () => void read(),
  }
}
