import type { WindowService } from '../../src-shared/console'

/** Windows beyond this many are no operator's: the one that was kept longest ago is forgotten. */
const MAX_KEPT_WINDOWS = 32

/** What each window kept, for as long as the app runs and nowhere but in memory. */
export function createWindowCalls(openWindow: () => void): WindowService {
  const kept = new Map<number, string>()
  return {
    openWindow: async () => openWindow(),
    keepWindow: async ({ windowId, state }) => {
      kept.delete(windowId)
      kept.set(windowId, state)
      const [oldest] = kept.keys()
      if (kept.size > MAX_KEPT_WINDOWS && oldest !== undefined) kept.delete(oldest)
    },
    readWindow: async ({ windowId }) => kept.get(windowId) ?? null,
  }
}
