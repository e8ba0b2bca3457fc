import { useEventListener, useThrottleFn } from '@vueuse/core'
import { watch } from 'vue'
import { useRouter } from 'vue-router'
import { useKeptWindowStore } from '../stores/kept-window-store'
import { useNoticesStore } from '../stores/notices-store'

/** Often enough that a crash costs no word, seldom enough that typing costs nothing. */
const KEEP_EVERY_MS = 100

/** Keeps what the window shows while it shows it, and goes to the screen that was kept. */
export function useKeptWindow(): void {
  const router = useRouter()
  const kept = useKeptWindowStore()
  const notices = useNoticesStore()
  const keep = () => notices.guard(kept.keep)

  router.afterEach(({ fullPath }) => void (kept.path = fullPath))
  watch(
    () => kept.path,
    (path) => {
      if (path !== router.currentRoute.value.fullPath) void router.replace(path)
    },
  )
  watch(() => kept.state, useThrottleFn(keep, KEEP_EVERY_MS, true))
  useEventListener(window, 'pagehide', () => void keep())
}
