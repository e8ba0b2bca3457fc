import { useRouter } from 'vue-router'
import { useRecordingsStore } from '../stores/recordings-store'

/** Opens a recording in its own screen, at one of its events when an ordinal is given. */
export function useOpenRecording(): (sessionId: number, ordinal?: number) => Promise<void> {
  const router = useRouter()
  const recordings = useRecordingsStore()

  return async (sessionId, ordinal) => {
    await recordings.reload()
    const isListed = () => recordings.sessions.some((session) => session.sessionId === sessionId)
    while (!isListed() && recordings.hasMore && (await recordings.loadMore()));
    if (isListed()) {
      recordings.open(sessionId)
      if (ordinal !== undefined) recordings.inspect(sessionId, ordinal)
    }
    await router.push({ name: 'recordings' })
  }
}
