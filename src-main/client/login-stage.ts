import type { LoginStage } from '../../src-shared/console'

/**
 * Answer codes that refuse the room, not the account. On the wire both are one request, so only the code tells them
 * apart (domain.md §1.2).
 */
const ROOM_REFUSALS: ReadonlySet<number> = new Set([113404, 113406, 113410, 114426, 114451])

/** The stage that a login ended in when the server answered with an error code. */
export function stageOfRefusal(code: number): LoginStage {
  return ROOM_REFUSALS.has(code) ? 'enter' : 'auth'
}
