import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { SessionEdit } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { inverseOf, withEdit } from '../recordings/session-edit'
import { useComparisonStore } from './comparison-store'
import { useNoticesStore } from './notices-store'
import { useRecordingsStore } from './recordings-store'

/** What the operator changes on recorded sessions, and the way back from the last change. */
export const useSessionEditsStore = defineStore('session-edits', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const recordings = useRecordingsStore()
  const comparison = useComparisonStore()
  /** The edit that takes the last one back; null when there is none, or its session is gone. */
  const undoable = shallowRef<SessionEdit | null>(null)
  /** The session whose name is being typed. */
  const renamingId = ref<number | null>(null)
  const describeDialogOpen = ref(false)
  const removeDialogOpen = ref(false)
  /** Notes that are written and not added yet, by session. */
  const noteTexts = ref<Record<number, string>>({})

  async function edit(change: SessionEdit): Promise<void> {
    const before = recordings.sessions.find(({ sessionId }) => sessionId === change.sessionId)
    if (before === undefined) return
    if ((await notices.guard(() => client.editSession(change))) === null) return
    recordings.replace(withEdit(before, change))
    undoable.value = inverseOf(change, before)
  }

  async function undo(): Promise<void> {
    if (undoable.value === null) return
    await edit(undoable.value)
    undoable.value = null
  }

  async function rename(sessionId: number, name: string): Promise<void> {
    renamingId.value = null
    await edit({ sessionId, name: name.trim() })
  }

  async function remove(sessionId: number): Promise<void> {
    if ((await notices.guard(() => client.deleteSession({ sessionId }))) === null) return
    if (undoable.value?.sessionId === sessionId) undoable.value = null
    delete noteTexts.value[sessionId]
    comparison.forget(sessionId)
    recordings.drop(sessionId)
  }

  return {
    undoable,
    renamingId,
    describeDialogOpen,
    removeDialogOpen,
    noteTexts,
    edit,
    undo,
    rename,
    remove,
    dismiss: () => (undoable.value = null),
  }
})
