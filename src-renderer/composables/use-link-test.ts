import { storeToRefs } from 'pinia'
import type { Ref } from 'vue'
import type { LinkTest } from '../../src-shared/console'
import { toConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { useDiagnoseStore } from '../stores/diagnose-store'

const STEP_TIMEOUT_MS = 8000

export interface LinkTestDesk {
  readonly address: Ref<string>
  readonly tls: Ref<boolean>
  readonly running: Readonly<Ref<boolean>>
  readonly result: Readonly<Ref<LinkTest | null>>
  /** Why the address was not even tried; empty when it was. */
  readonly refusal: Readonly<Ref<string>>
  readonly start: () => Promise<void>
  readonly cancel: () => Promise<void>
}

/** Tests one link address at a time; a test goes on while something else is looked at. */
export function useLinkTest(): LinkTestDesk {
  const source = useConsole()
  const { address, tls, testingLink, linkTest, linkRefusal } = storeToRefs(useDiagnoseStore())

  return {
    address,
    tls,
    running: testingLink,
    result: linkTest,
    refusal: linkRefusal,
    async start() {
      if (testingLink.value) return
      testingLink.value = true
      linkTest.value = null
      linkRefusal.value = ''
      const target = { address: address.value, tls: tls.value }
      try {
        linkTest.value = await source.testLink({ ...target, stepTimeoutMs: STEP_TIMEOUT_MS })
      } catch (thrown) {
        linkRefusal.value = toConsoleError(thrown).message
      } finally {
        testingLink.value = false
      }
    },
    cancel: () => source.cancelLinkTest(),
  }
}
