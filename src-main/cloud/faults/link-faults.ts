import type { EventSubject } from '../cloud-events'
import type { FaultDesk } from './fault-desk'

/** Where the links of mini programs live; another client finds no socket there. */
const MINI_PROGRAM_PATH = '/miniprogram'

/** Whom link addresses are for; what is unknown matches only faults that do not ask for it. */
export type LinkSubject = Pick<EventSubject, 'appkey' | 'roomId' | 'accountId'>

/** The link list that a client gets: `addresses`, unless a fault replaces them. */
export function faultedAddresses(
  faults: FaultDesk,
  addresses: readonly string[],
  subject: LinkSubject,
): readonly string[] {
  const occasion = { subject }
  if (faults.strike('linkListEmpty', occasion) !== null) return []
  const wrong = faults.strike('linkListWrong', occasion)
  if (wrong !== null) return wrong.fault.addresses
  if (faults.strike('miniProgramLink', occasion) === null) return addresses
  return addresses.map((address) => `${address}${MINI_PROGRAM_PATH}`)
}
