import type { ShallowRef } from 'vue'
import type { InstanceSummary, TokenSubject } from '../../src-shared/console'
import type { JudgedEvent } from '../../src-shared/console/verdict'
import { useInstancesStore } from '../stores/instances-store'
import { useRecorderStore } from '../stores/recorder-store'

/** Whom a verdict is about, as far as it is known. */
export interface VerdictSubject extends TokenSubject {
  readonly roomId: string
}

/** Whom a verdict is about: an instance of this sitting, or what a recording says of one. */
export function useVerdictSubject(judged: Readonly<ShallowRef<JudgedEvent | null>>): {
  /** The instance, where it is one of this sitting and still there. */
  readonly liveInstance: () => InstanceSummary | null
  /** Null where nobody is known. What a recording does not say is empty. */
  readonly subject: () => VerdictSubject | null
} {
  const instances = useInstancesStore()
  const recorder = useRecorderStore()

  function liveInstance(): InstanceSummary | null {
    const { sessionId, instanceId } = judged.value ?? {}
    if (sessionId !== recorder.sessionId) return null
    return instances.instances.find((known) => known.instanceId === instanceId) ?? null
  }

  function subject(): VerdictSubject | null {
    const live = liveInstance()
    if (live !== null) {
      const { appkey, roomId } = live.draft
      return { appkey, roomId, accountId: live.accountId }
    }
    const { accountId = '', draft = null } = judged.value ?? {}
    const { appkey, roomId } = draft ?? {}
    if (accountId === '' && draft === null) return null
    return { appkey: textOf(appkey), roomId: textOf(roomId), accountId }
  }

  return { liveInstance, subject }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
