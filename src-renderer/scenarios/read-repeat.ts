import { MAX_BATCH_JOBS } from '../../src-shared/console'

/** How often to run, as typed; null for what is no number of runs. */
export function readRepeat(typed: string): number | null {
  const count = Number(typed)
  return /^\d+$/.test(typed.trim()) && count >= 1 && count <= MAX_BATCH_JOBS ? count : null
}
