import type { LoginStage } from '../../src-shared/console'

/**
 * Answer codes that refuse the room, not the account. On the wire both are one request, so only the code tells them
 * apart (domain.md §1.2); a cloud looks at the room, the lengths and the number of ends after the account (domain.md §5.2).
 * 191004 is what the login guide gives for a room that does not exist.
 */
const ROOM_REFUSALS: ReadonlySet<number> = new Set([414, 417, 113404, 113406, 114426, 114451, 191004])

/** The stage that a login ended in when the server answered with an error code. */
export function stageOfRefusal(code: number): LoginStage {
  return ROOM_REFUSALS.has(code) ? 'enter' : 'auth'
}
