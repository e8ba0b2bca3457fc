import type { EventSubject } from '../cloud-events'
import type { FaultDesk } from './fault-desk'

/** A refusal that a fault makes, in place of what the checks would find. */
export interface MadeRefusal {
  readonly check: 'fault'
  readonly code: number
  readonly reason: string
}

/** The checks with which the two stages of a login begin. */
const STAGE_BEGINNING_WITH: Readonly<Record<string, 'auth' | 'enter' | undefined>> = {
  appkeyKnown: 'auth',
  roomExists: 'enter',
}

/** What a fault makes of a login just before a check; null when the check is to be made. */
export function refusalBefore(
  faults: FaultDesk,
  checkName: string,
  subject: EventSubject,
): MadeRefusal | null {
  const stage = STAGE_BEGINNING_WITH[checkName]
  if (stage === undefined) return null
  const acting = faults.strike('refuseLogin', { subject, stages: [stage] })
  if (acting === null) return null
  const { id, fault } = acting
  const reason = `The fault ${id} (refuseLogin) refuses logins in the stage ${stage}: undo it to let them pass.`
  return { check: 'fault', code: fault.code, reason }
}

/** By how much the cloud's wall clock is wrong for this client; 0 when it is right. */
export function clockSkewMs(faults: FaultDesk, subject: EventSubject): number {
  return faults.hold('clockSkew', { subject })?.fault.skewMs ?? 0
}
