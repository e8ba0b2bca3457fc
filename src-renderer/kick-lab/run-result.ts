import type { KickRun } from '../../src-shared/console'

/** How a run stands, in one word. `error`: it could not be carried out. */
export type RunResult = 'passed' | 'failed' | 'error' | 'cancelled' | 'queued' | 'running'

/** How a run stands. */
export function resultOf({ phase, passed }: Pick<KickRun, 'phase' | 'passed'>): RunResult {
  switch (phase) {
    case 'queued':
      return 'queued'
    case 'cancelled':
      return 'cancelled'
    case 'failed':
      return 'error'
    case 'done':
      return passed === true ? 'passed' : 'failed'
    case 'preparing':
    case 'acting':
    case 'watching':
    case 'returning':
    case 'restoring':
      return 'running'
    default:
      return phase satisfies never
  }
}
