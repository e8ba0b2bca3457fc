import { shallowRef, watch, type ShallowRef } from 'vue'
import { useNoticesStore } from '../stores/notices-store'

/**
 * What is read again whenever something changes: one read at a time, and one more at the end for all the changes that
 * came in between. A read that is refused leaves what was there, and a notice.
 * @param initial what is shown until the first answer is here: null where nothing is known before.
 * @param changed what is watched; the first read is made at once.
 */
export function useLivePage<Page>(
  read: () => Promise<Page>,
  initial: Page,
  changed: () => unknown,
): Readonly<ShallowRef<Page>> {
  const notices = useNoticesStore()
  const page = shallowRef(initial)
  let reading = false
  let outdated = false

  async function refresh(): Promise<void> {
    outdated = true
    if (reading) return
    reading = true
    while (outdated) {
      outdated = false
      const next = await notices.guard(read)
      if (next !== null) page.value = next
    }
    reading = false
  }

  watch(changed, refresh, { immediate: true })
  return page
}
