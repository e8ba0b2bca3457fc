import type { FilmInstanceState } from '../../src-shared/console'
import type { InstanceFacts } from '../recorder'

/** Before its first transition a client has not entered anything (login guide, status table). */
const INITIAL_STATUS = 'EXITED'

/** What a film shows of an instance, from the facts up to a moment. */
export function filmStateOf(facts: InstanceFacts): FilmInstanceState {
  const { instanceId, lastTransition } = facts
  return {
    instanceId,
    status: lastTransition?.to ?? INITIAL_STATUS,
    code: lastTransition?.code ?? null,
    kicked: isKicked(facts),
    sinceNs: lastTransition?.atNs ?? 0,
  }
}

/** A kick is shown until the operator lets the instance enter again. */
function isKicked({ lastKickOrdinal, lastEnterOrdinal }: InstanceFacts): boolean {
  return lastKickOrdinal !== null && lastKickOrdinal > (lastEnterOrdinal ?? 0)
}
