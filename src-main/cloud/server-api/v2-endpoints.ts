import type { Endpoint } from './endpoint'
import { v2Accounts } from './v2-accounts'
import { v2Members } from './v2-members'
import { v2Rooms } from './v2-rooms'

/** The calls of V2 (domain.md §5.4). */
export const v2Endpoints: readonly Endpoint[] = [...v2Accounts, ...v2Rooms, ...v2Members]
