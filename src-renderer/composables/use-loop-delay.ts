import { useIntervalFn } from '@vueuse/core'
import { computed, ref } from 'vue'
import { useConsole } from '../console/use-console'

const ASK_EVERY_MS = 2000
/** From here on an operator may see it. */
const SLOW_MS = 100

/** How late the main process is; asked for every two seconds, and as it was when it cannot answer. */
export function useLoopDelay() {
  const client = useConsole()
  const loopDelayMs = ref(0)
  const ask = async () => {
    try {
      loopDelayMs.value = (await client.readHealth()).loopDelayMs
    } catch {
      // A window that cannot reach the main process says so elsewhere.
    }
  }
  useIntervalFn(() => void ask(), ASK_EVERY_MS)
  return { loopDelayMs, isSlow: computed(() => loopDelayMs.value >= SLOW_MS) }
}
