import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import {
  MAX_TIMELINE_PAGE,
  type EnterDraft,
  type InstanceSummary,
  type LoginAttempt,
} from '../../src-shared/console'
import { toConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import {
  firstDifference,
  recordedRow,
  refusedRow,
  unrecordedRow,
  type MatrixRow,
} from '../diagnose/matrix-difference'
import { useCloudStore } from './cloud-store'
import { useDraftsStore } from './drafts-store'
import { useInstancesStore } from './instances-store'
import { useNoticesStore } from './notices-store'
import { useRecorderStore } from './recorder-store'

const AUTH_TYPES = Object.values(V2NIMLoginAuthType)

/**
 * The same account into the same room in each of the three ways, one after the other, so that no end throws out
 * another. The three instances stay for a closer look, and are used again.
 */
export const useMatrixStore = defineStore('matrix', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const instances = useInstancesStore()
  const recorder = useRecorderStore()
  const drafts = useDraftsStore()
  const cloud = useCloudStore()
  const rows = shallowRef<readonly MatrixRow[]>([])
  const running = ref(false)
  const cancelled = ref(false)
  const own = new Map<V2NIMLoginAuthType, number>()

  /** Whose login is compared: that of the active instance. */
  const draft = computed<EnterDraft | null>(() => instances.active?.draft ?? cloud.demoDraft())

  async function run(): Promise<void> {
    const { activeId } = instances
    if (activeId !== null) {
      const outcome = await drafts.save(activeId)
      if (outcome === 'wrong') instances.tellWrongDrafts([activeId])
      if (outcome !== 'saved') return
    }
    const base = draft.value
    if (base === null || running.value) return
    running.value = true
    cancelled.value = false
    rows.value = []
    for (const authType of AUTH_TYPES) {
      if (cancelled.value) break
      const row = await login({ ...base, authType, anonymousMode: false }).catch((thrown: unknown) =>
        refusedRow(authType, own.get(authType) ?? null, toConsoleError(thrown)),
      )
      if (row !== null) rows.value = [...rows.value, row]
    }
    running.value = false
  }

  async function cancel(): Promise<void> {
    cancelled.value = true
    const entering = instances.instances.filter(
      ({ instanceId, entering: isEntering }) => isEntering && [...own.values()].includes(instanceId),
    )
    for (const { instanceId } of entering) await notices.guard(() => client.exitInstance({ instanceId }))
  }

  /** Null when it was cancelled before it ended. */
  async function login(wanted: EnterDraft): Promise<MatrixRow | null> {
    const { instanceId, attemptCount } = await instanceFor(wanted)
    const before = await lastAttemptOf(instanceId)
    instances.replaceOne(await client.enterInstance({ instanceId }))
    await until(() => cancelled.value || known(instanceId)?.entering !== true).toBe(true)
    const ended = known(instanceId)
    const wasTried = ended !== undefined && ended.attemptCount > attemptCount
    const attempt = wasTried ? await nextAttemptOf(instanceId, before?.ordinal ?? 0) : null
    await client.exitInstance({ instanceId })
    if (cancelled.value || ended === undefined) return null
    return attempt === null
      ? unrecordedRow(wanted.authType, ended, wasTried)
      : recordedRow(wanted.authType, attempt)
  }

  const known = (instanceId: number) => instances.instances.find((one) => one.instanceId === instanceId)

  async function instanceFor(wanted: EnterDraft): Promise<InstanceSummary> {
    const used = known(own.get(wanted.authType) ?? 0)
    if (used !== undefined) {
      // One that was entered by hand since would not log in again.
      if (used.status !== 'EXITED') await client.exitInstance({ instanceId: used.instanceId })
      return client.updateInstance({ instanceId: used.instanceId, draft: wanted })
    }
    const created = await client.createInstance({ draft: wanted })
    own.set(wanted.authType, created.instanceId)
    return created
  }

  /** Waits for the recording: the attempt stands in it shortly after it ended. */
  async function nextAttemptOf(instanceId: number, afterOrdinal: number): Promise<LoginAttempt | null> {
    while (!cancelled.value && recorder.status.recording) {
      const committed = recorder.status.committedOrdinal
      const attempt = await lastAttemptOf(instanceId)
      if (attempt !== null && attempt.ordinal > afterOrdinal && attempt.endedNs !== null) return attempt
      await until(
        () => cancelled.value || !recorder.status.recording || recorder.status.committedOrdinal > committed,
      ).toBe(true)
    }
    return null
  }

  async function lastAttemptOf(instanceId: number): Promise<LoginAttempt | null> {
    if (recorder.sessionId === null) return null
    const { sessionId } = recorder
    const { ordinals } = await client.indexEvents({
      sessionId,
      filter: { instanceIds: [instanceId], kinds: ['attempt'] },
      afterOrdinal: 0,
      limit: MAX_TIMELINE_PAGE,
    })
    const attempts = await client.readAttempts({ sessionId, ordinals: [...ordinals] })
    return attempts.at(-1) ?? null
  }

  const difference = computed(() => firstDifference(rows.value))
  return { draft, rows, running, cancelled, difference, run, cancel }
})
