import type { Page } from '@playwright/test'

/** So long nothing came to or went from a view that has read what it shows. */
const STILL_MS = 250
/** A view that never keeps still is looked at after so long. */
const AT_MOST_MS = 5000

/** Waits until the view that was opened has got what it shows: until no element comes or goes any more. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(
    ([stillMs, atMostMs]) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          observer.disconnect()
          clearTimeout(still)
          clearTimeout(limit)
          resolve()
        }
        let still = setTimeout(end, stillMs)
        const limit = setTimeout(end, atMostMs)
        const observer = new MutationObserver((changes) => {
          if (!changes.some(isOfElements)) return
          clearTimeout(still)
          still = setTimeout(end, stillMs)
        })
        observer.observe(document.body, { childList: true, subtree: true })

        /** A clock that ticks changes text only. */
        function isOfElements({ addedNodes, removedNodes }: MutationRecord): boolean {
          return [...addedNodes, ...removedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE)
        }
      }),
    [STILL_MS, AT_MOST_MS] as const,
  )
}
