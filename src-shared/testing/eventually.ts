import { vi } from 'vitest'

/** Bounds what hangs, not what is slow: a machine under load takes several times as long. */
const PATIENCE_MS = 20_000

/** Waits until a check passes, for what comes by itself; of one that never does, its last failure is told. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS })
}
