import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { OpenRefusal, OpenRequest } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'
import { useRecordingsStore } from '../stores/recordings-store'

/** Goes where the main process asks the window to go: by the demo, by a link, by a file that was opened. */
export function useOpenRequests(): void {
  const router = useRouter()
  const instances = useInstancesStore()
  const recordings = useRecordingsStore()
  const notices = useNoticesStore()
  const client = useConsole()
  const { t } = useI18n()

  async function show(request: OpenRequest): Promise<void> {
    await router.push({ name: request.view })
    if (request.view === 'workbench') {
      if (request.instanceId !== null) instances.select(request.instanceId)
      return
    }
    if (request.play) recordings.playOnceOpen(request.sessionId)
    recordings.open(request.sessionId)
    // The list may have been read before this session was there.
    await recordings.reload()
  }

  function refuse({ reason, detail }: OpenRefusal): void {
    notices.report(new Error(t(`open.${reason}`, { detail: detail ?? '' })))
  }

  const subscriptions = [
    client.subscribe('openRequested', (request) => void show(request)),
    client.subscribe('openRefused', refuse),
  ]
  onScopeDispose(() => subscriptions.forEach((unsubscribe) => unsubscribe()))
}
