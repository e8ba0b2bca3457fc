import type { LoginStage } from '../../src-shared/console'

/** The colours only tell stages apart; what failed is red and says so. */
const FILLS: Readonly<Record<LoginStage, string>> = {
  link: 'var(--fg-3)',
  connect: 'var(--lane-1)',
  auth: 'var(--lane-2)',
  enter: 'var(--ok)',
}

/** The colour token of a stage. */
export function stageFill(stage: LoginStage, failed = false): string {
  return failed ? 'var(--bad)' : FILLS[stage]
}
