import { useRouter } from 'vue-router'
import type { KickRun } from '../../src-shared/console'
import { useWorkbenchStore } from '../stores/workbench-store'

/** A little before and after, so that the call that led to it and its last answer are in sight. */
const MARGIN_NS = 50_000_000

/** Goes to the timeline of the running session, at the time of a run, with the first callback inspected. */
export function useShowKickEvents(): (run: KickRun) => void {
  const router = useRouter()
  const workbench = useWorkbenchStore()
  return ({ range, seen }) => {
    if (range === null) return
    const { timeline } = workbench
    timeline.range.value = { fromNs: Math.max(0, range.fromNs - MARGIN_NS), toNs: range.toNs + MARGIN_NS }
    timeline.selectedOnly.value = false
    workbench.inspectedOrdinal = seen[0]?.ordinal ?? null
    void router.push({ name: 'workbench' })
  }
}
