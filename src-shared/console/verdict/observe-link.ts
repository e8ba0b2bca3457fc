import { V2NIMLoginClientType } from '../../chatroom/enums'
import type { EventRow, InstanceDescription } from '../session-model'
import { jsonObjectOf } from './json-object'
import type { LinkKind, Observed } from './verdict-model'

/** Who connects to the link addresses; absent where the session does not tell. */
export interface LinkUser {
  readonly user?: Pick<InstanceDescription, 'clientType' | 'engine'>
}

/** Where the embedded cloud has the links of mini programs (docs/faults.md). */
const MINI_PROGRAM_ADDRESS = /\/miniprogram$/

/** What an attempt tells of its link addresses: for whom they are, what came instead of them, who asked for them how. */
export function observeLink(
  attempt: readonly EventRow[],
  { user }: LinkUser,
  apiCalls: readonly EventRow[],
): Observed {
  const provider = attempt.findLast(({ name }) => name === 'linkProvider')
  const asked = askedForOf(attempt, provider)
  const { type } = jsonObjectOf(provider?.payload['resultShape'])
  return {
    ...(typeof type === 'string' ? { linkResultType: type } : {}),
    ...(asked === null ? {} : { linksAskedFor: asked }),
    ...(user === undefined ? {} : { linksUsedBy: linkKindOf(user) }),
    ...(asksForAccountAsRoom(attempt, apiCalls) ? { accountAskedAsRoom: true } : {}),
  }
}

/** The server API is told the kind of client; the embedded cloud's addresses of mini programs tell it themselves. */
function askedForOf(attempt: readonly EventRow[], provider: EventRow | undefined): LinkKind | null {
  const clientType = provider?.payload['clientType']
  if (clientType === 1 || clientType === 2 || clientType === 3) return clientType
  const isMiniProgram = attempt.some(
    ({ name, payload: { address } }) =>
      name === 'stageStarted' && typeof address === 'string' && MINI_PROGRAM_ADDRESS.test(address),
  )
  return isMiniProgram ? 3 : null
}

/** The vendor's published SDK is the web one, whatever it is asked to claim. */
function linkKindOf({ clientType, engine }: NonNullable<LinkUser['user']>): LinkKind {
  return engine === 'vendor' || clientType === V2NIMLoginClientType.WEB ? 1 : 2
}

/** Swapped arguments ask for the room under the account's id (domain.md §2.3). */
function asksForAccountAsRoom(attempt: readonly EventRow[], apiCalls: readonly EventRow[]): boolean {
  const [begin] = attempt
  const end = attempt.at(-1)
  if (begin === undefined || end === undefined) return false
  const { accountId, roomId } = begin.payload
  return apiCalls.some(
    ({ atNs, payload }) =>
      atNs >= begin.atNs &&
      atNs <= end.atNs &&
      payload['roomId'] === accountId &&
      payload['accountId'] === roomId,
  )
}
