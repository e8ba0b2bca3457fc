import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useActions, type Action, type OfferActions } from '../stores/actions-store'
import { useComparisonStore } from '../stores/comparison-store'
import { useRecordingsStore } from '../stores/recordings-store'
import { useReplayStore } from '../stores/replay-store'
import { useScenariosStore } from '../stores/scenarios-store'
import { useSessionEditsStore } from '../stores/session-edits-store'

/** What can be done with the open session now; the palette offers the same. */
export function useSessionActions(offer: OfferActions = useActions): ComputedRef<readonly Action[]> {
  const { t } = useI18n()
  const recordings = useRecordingsStore()
  const comparison = useComparisonStore()
  const edits = useSessionEditsStore()
  const replays = useReplayStore()
  const scenarios = useScenariosStore()
  const router = useRouter()

  async function makeScenario(sessionId: number): Promise<void> {
    if (await scenarios.makeFrom(sessionId)) await router.push({ name: 'scenarios' })
  }

  const actions = computed<Action[]>(() => {
    const session = recordings.opened
    if (session === null) return []
    const { sessionId, pinned, live } = session
    const isMarked = comparison.markedIds.includes(sessionId)
    const action = (id: string, title: string, run: () => unknown): Action => {
      return { id: `session-${id}`, title, group: t('screen.recordings'), run }
    }
    return [
      action('rename', t('recordings.rename'), () => (edits.renamingId = sessionId)),
      action('describe', t('recordings.describe'), () => (edits.describeDialogOpen = true)),
      action('pin', t(pinned ? 'recordings.unpin' : 'recordings.pin'), () =>
        edits.edit({ sessionId, pinned: !pinned }),
      ),
      action('replay', t('replay.action'), () => (replays.dialogOpen = true)),
      action('make-scenario', t('scenarios.action.fromRecording'), () => makeScenario(sessionId)),
      action('mark', t(isMarked ? 'recordings.unmark' : 'recordings.mark'), () =>
        comparison.toggleMark(sessionId),
      ),
      ...(live ? [] : [action('remove', t('recordings.remove'), () => (edits.removeDialogOpen = true))]),
    ]
  })

  offer(() => actions.value)
  return actions
}
