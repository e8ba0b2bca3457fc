import { promiseTimeout } from '@vueuse/core'

/** A window that is not seen is not painted at all. */
const LONGEST_WAIT_MS = 100

/** Waits until what was changed before has been painted: work that nothing waits for does not hold that up. */
export function afterPainting(): Promise<void> {
  const painted = new Promise<void>((resolve) =>
    requestAnimationFrame(() => void promiseTimeout(0).then(resolve)),
  )
  return Promise.race([painted, promiseTimeout(LONGEST_WAIT_MS)])
}
