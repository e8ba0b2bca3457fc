import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ReplayState, StartReplayInput } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { useComparisonStore } from './comparison-store'
import { useNoticesStore } from './notices-store'
import { useRecordingsStore } from './recordings-store'

/** The replay that runs, or the latest one with what came of it. */
export const useReplayStore = defineStore('replay', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const recordings = useRecordingsStore()
  const comparison = useComparisonStore()
  const latest = shallowRef<ReplayState | null>(null)
  const dismissedId = ref<number | null>(null)
  const dialogOpen = ref(false)
  const running = computed(() => latest.value?.phase === 'running')
  /** What is told of; null when there is nothing, or it was dismissed. */
  const shown = computed(() => (latest.value?.replayId === dismissedId.value ? null : latest.value))

  client.subscribe('replayChanged', take)
  void notices.guard(() => client.describeReplay()).then((known) => (latest.value ??= known))

  function take(next: ReplayState | null): void {
    const before = latest.value
    latest.value = next
    if (next === null || next.phase === 'running') return
    const wasOver = before?.replayId === next.replayId && before.phase !== 'running'
    if (!wasOver) void showResult(next)
  }

  /** A replay that ended left a recording; one that went through is compared at once. */
  async function showResult({ phase, originSessionId, sessionId }: ReplayState): Promise<void> {
    if (phase === 'finished' && sessionId !== null)
      comparison.compare({ leftSessionId: originSessionId, rightSessionId: sessionId })
    await recordings.reload()
  }

  /** Answers why it was refused, or null; the dialog that asked shows it. */
  async function start(input: StartReplayInput): Promise<ConsoleError | null> {
    try {
      const started = await client.startReplay(input)
      // A short replay can be over, and announced so, before this answer is here.
      if (latest.value?.replayId !== started.replayId) take(started)
      return null
    } catch (thrown) {
      return toConsoleError(thrown)
    }
  }

  return {
    latest,
    shown,
    running,
    dialogOpen,
    start,
    cancel: () => notices.guard(() => client.cancelReplay()),
    dismiss: () => (dismissedId.value = latest.value?.replayId ?? null),
  }
})
