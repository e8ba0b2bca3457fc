import type { LoginStage } from '../../src-shared/console'

/** The shades only tell stages apart: no hue, as a hue is a state or an instance. What failed is red and says so. */
const FILLS: Readonly<Record<LoginStage, string>> = {
  link: 'var(--stage-1)',
  connect: 'var(--stage-2)',
  auth: 'var(--stage-3)',
  enter: 'var(--stage-4)',
}

/** The colour token of a stage. */
export function stageFill(stage: LoginStage, failed = false): string {
  return failed ? 'var(--bad)' : FILLS[stage]
}
