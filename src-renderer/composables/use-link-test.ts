import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ConsoleService, LinkTest } from '../../src-shared/console'
import { toConsoleError } from '../console/console-error'

const STEP_TIMEOUT_MS = 8000

export interface LinkTestDesk {
  readonly running: Readonly<Ref<boolean>>
  readonly result: ShallowRef<LinkTest | null>
  /** Why the address was not even tried; empty when it was. */
  readonly refusal: Readonly<Ref<string>>
  readonly start: (target: { readonly address: string; readonly tls: boolean }) => Promise<void>
  readonly cancel: () => Promise<void>
}

/** Tests one link address at a time. */
export function useLinkTest(source: Pick<ConsoleService, 'testLink' | 'cancelLinkTest'>): LinkTestDesk {
  const running = ref(false)
  const result = shallowRef<LinkTest | null>(null)
  const refusal = ref('')

  return {
    running,
    result,
    refusal,
    async start({ address, tls }) {
      if (running.value) return
      running.value = true
      result.value = null
      refusal.value = ''
      try {
        result.value = await source.testLink({ address, tls, stepTimeoutMs: STEP_TIMEOUT_MS })
      } catch (thrown) {
        refusal.value = toConsoleError(thrown).message
      } finally {
        running.value = false
      }
    },
    cancel: () => source.cancelLinkTest(),
  }
}
