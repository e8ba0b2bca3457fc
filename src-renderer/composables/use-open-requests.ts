import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import type { OpenRequest } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useInstancesStore } from '../stores/instances-store'
import { useRecordingsStore } from '../stores/recordings-store'

/** Goes where the main process asks the window to go: by the demo, for example. */
export function useOpenRequests(): void {
  const router = useRouter()
  const instances = useInstancesStore()
  const recordings = useRecordingsStore()

  async function show(request: OpenRequest): Promise<void> {
    await router.push({ name: request.view })
    if (request.view === 'workbench') {
      if (request.instanceId !== null) instances.select(request.instanceId)
      return
    }
    if (request.play) recordings.playOnceOpen(request.sessionId)
    recordings.open(request.sessionId)
  }

  onScopeDispose(useConsole().subscribe('openRequested', (request) => void show(request)))
}
