import { onScopeDispose, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { MAX_FINDINGS_PAGE, type ConsoleService, type FindingList } from '../../src-shared/console'
import type { ConsoleClient } from '../console/console-client'
import { toConsoleError, type ConsoleError } from '../console/console-error'

export interface SessionFindingsOptions {
  readonly source: Pick<ConsoleService, 'checkSession' | 'listFindings'> & Pick<ConsoleClient, 'subscribe'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  /** The session that is being recorded is checked as it goes; its findings are announced. */
  readonly live: MaybeRefOrGetter<boolean>
}

export type SessionFindings = ReturnType<typeof useSessionFindings>

/** What breaks the lifecycle's rules in a session, once it was asked for. */
export function useSessionFindings({ source, sessionId, live }: SessionFindingsOptions) {
  const list = shallowRef<FindingList | null>(null)
  const checking = ref(false)
  const failure = shallowRef<ConsoleError | null>(null)

  async function check(): Promise<void> {
    const id = toValue(sessionId)
    if (id === null || checking.value) return
    checking.value = true
    failure.value = null
    try {
      const found = toValue(live)
        ? await source.listFindings()
        : await source.checkSession({ sessionId: id, limit: MAX_FINDINGS_PAGE })
      if (id === toValue(sessionId)) list.value = found
    } catch (thrown) {
      if (id === toValue(sessionId)) failure.value = toConsoleError(thrown)
    } finally {
      checking.value = false
    }
  }

  watch(
    () => toValue(sessionId),
    () => {
      list.value = null
      failure.value = null
    },
  )
  onScopeDispose(
    source.subscribe('findingsChanged', (found) => {
      if (toValue(live) && found.sessionId === toValue(sessionId)) list.value = found
    }),
  )

  return { list, checking: readonly(checking), failure, check }
}
