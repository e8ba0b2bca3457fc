import { describeCode } from '../../chatroom/error-codes'
import { LOGIN_STAGES, type LoginStage } from '../record'
import type { CauseKey } from './causes'
import type { VerdictStage } from './verdict-model'

/** Where a code can occur, the usual stage first, and what it can be from, most likely first (domain.md §6). */
export interface CodeEntry {
  readonly stages: readonly VerdictStage[]
  readonly causes: readonly CauseKey[]
}

type Row = readonly [code: number, stages: readonly VerdictStage[], causes: readonly CauseKey[]]

const LOGIN = ['auth', 'enter'] as const
const CALL = ['operation'] as const

const rows: readonly Row[] = [
  [0, ['operation'], ['unknownRefusal']],
  [200, ['enter'], ['noFault']],
  [201, ['connect'], ['handshakeRefused', 'wrongService']],
  [
    302,
    ['auth'],
    ['thirdPartyRefused', 'thirdPartyUnreachable', 'tokenWrong', 'tokenExpired', 'tokenOfAnotherMaker'],
  ],
  [317, ['auth'], ['identifierNotListed']],
  [398, LOGIN, ['serverBusy']],
  [399, LOGIN, ['linkOutdated', 'serverBusy']],
  [403, ['auth', 'operation'], ['authTypeNotAllowed', 'noRight']],
  [404, ['enter', 'auth', 'link'], ['roomMissing', 'roomClosed', 'accountMissing']],
  [405, CALL, ['parameterTooLong']],
  [408, LOGIN, ['noAnswer', 'slowStage']],
  [414, ['enter', 'operation'], ['parameterRefused', 'parameterTooLong', 'apiVersionMixed']],
  [415, ['connect'], ['networkDown', 'linkUnreachable']],
  [416, ['auth', 'operation'], ['tooManyRequests']],
  [417, ['enter', 'operation'], ['deviceCap', 'resourceClash']],
  [422, ['auth'], ['accountBanned']],
  [449, LOGIN, ['serverBusy']],
  [463, ['auth'], ['thirdPartyRefused']],
  [500, LOGIN, ['serverTrouble']],
  [503, LOGIN, ['serverBusy']],
  [511, ['auth'], ['thirdPartyUnreachable']],
  [514, LOGIN, ['serverTrouble']],
  [599, LOGIN, ['protocolRefused']],
  [997, LOGIN, ['protocolRefused', 'noRight']],
  [998, LOGIN, ['protocolRefused']],
  [999, LOGIN, ['protocolRefused']],
  [13001, ['link'], ['imLinkBad']],
  [13002, ['enter'], ['roomClosed']],
  [13003, ['enter'], ['blockListed']],
  [13004, CALL, ['memberMuted']],
  [13006, CALL, ['roomMuted']],
  [101301, ['auth'], ['imOff']],
  [101302, ['connect', 'auth'], ['wrongService']],
  [101303, ['auth'], ['appkeyUnknown', 'unmatchedSet']],
  [101304, ['auth'], ['identifierNotListed']],
  [101305, ['auth'], ['authTypeNotAllowed']],
  [101403, ['auth'], ['appBlocked']],
  [102301, ['auth'], ['loginUnknown']],
  [
    102302,
    ['auth'],
    [
      'tokenWrong',
      'tokenExpired',
      'dynamicTokenOnStaticRoad',
      'staticTokenOnDynamicRoad',
      'tokenOfAnotherMaker',
      'tokenMalformed',
      'unmatchedSet',
    ],
  ],
  [102303, ['auth'], ['robotAccount']],
  [102404, ['auth'], ['accountMissing', 'unmatchedSet']],
  [102421, CALL, ['memberMuted']],
  [102422, ['auth'], ['accountBanned']],
  [102426, CALL, ['targetRestricted']],
  [103404, CALL, ['accountMissing']],
  [103451, ['enter', 'operation'], ['antispamHit']],
  [111410, CALL, ['broadcastOff']],
  [113301, CALL, ['roomMuted']],
  [113302, CALL, ['roomMuted']],
  [113303, CALL, ['roomClosing']],
  [113304, ['link'], ['linkUnavailable', 'roomMissing']],
  [113305, ['link'], ['imLinkBad']],
  [113306, ['auth'], ['authTypeNotAllowed']],
  [113308, CALL, ['inOutNoticeOff']],
  [113404, ['enter'], ['roomMissing', 'unmatchedSet']],
  [113406, ['enter'], ['roomClosed']],
  [113409, CALL, ['repeatedOperation']],
  [113410, ['auth'], ['chatroomOff']],
  [113423, CALL, ['roomMuted']],
  [113428, CALL, ['noRight']],
  [113434, CALL, ['countLimit']],
  [113451, CALL, ['antispamHit']],
  [114301, CALL, ['targetRestricted']],
  [114303, CALL, ['anonymousForbidden']],
  [114304, CALL, ['targetOffline']],
  [114404, CALL, ['memberMissing']],
  [114405, CALL, ['repeatedOperation']],
  [114408, CALL, ['memberMissing']],
  [114421, CALL, ['memberMuted']],
  [114426, ['enter'], ['blockListed']],
  [114427, CALL, ['noRight']],
  [114429, CALL, ['selfNamed']],
  [114432, CALL, ['noRight']],
  [114437, ['enter', 'operation'], ['countLimit']],
  [114449, CALL, ['concurrentOperation']],
  [114451, ['enter', 'operation'], ['antispamHit']],
  [190001, ['link'], ['linkProviderFailed', 'linkResultNotList']],
  [190002, ['local'], ['wrongState']],
  [191001, ['local'], ['wrongState']],
  [191002, LOGIN_STAGES, ['cancelledByApp', 'enterExitBurst']],
  [191003, ['auth'], ['providerReturnedNothing']],
  [
    191004,
    ['local', 'enter', 'auth', 'link'],
    ['parameterMissing', 'providerThrew', 'roomMissing', 'roomIdNotText'],
  ],
  [191005, ['enter', 'link', 'connect', 'auth'], ['slowStage', 'noAnswer', 'timeUnitsMixed']],
  [191006, CALL, ['resourceClash']],
  [191007, CALL, ['resourceClash']],
  [192001, ['connect'], ['linkUnreachable', 'tlsMismatch', 'linkKindWrong']],
  [192002, ['connect'], ['linkUnreachable', 'networkDown', 'linkKindWrong']],
  [192003, ['inRoom', 'connect', 'auth'], ['linkLost', 'kicked']],
  [192004, ['auth', 'enter', 'operation'], ['noAnswer']],
  [192005, ['auth', 'operation'], ['linkLost']],
  [192006, ['auth', 'operation'], ['noAnswer', 'linkLost']],
]
const entries: ReadonlyMap<number, CodeEntry> = new Map(
  rows.map(([code, stages, causes]) => [code, { stages, causes }]),
)

const CUSTOM_REFUSALS = { first: 20000, last: 20099 } as const
const customRefusal: CodeEntry = { stages: ['auth'], causes: ['customRefusal', 'thirdPartyRefused'] }
/** Codes of messages, teams, friends, files and calls: the vendor has one list for all of its products. */
const otherService: CodeEntry = { stages: ['operation'], causes: ['otherService'] }

/** Codes that the table speaks of one by one, in ascending order. */
export const LOGIN_CODES: readonly number[] = [...entries.keys()]

/** Is it a code that the third party refused with and chose itself? */
export function isCustomRefusal(code: number): boolean {
  return code >= CUSTOM_REFUSALS.first && code <= CUSTOM_REFUSALS.last
}

/** What is known of a code; null for a number that nobody has given a meaning. */
export function codeEntry(code: number): CodeEntry | null {
  const own = entries.get(code)
  if (own !== undefined) return own
  if (isCustomRefusal(code)) return customRefusal
  return describeCode(code).desc === null ? null : otherService
}

/**
 * The stage in which a server refuses a login that it answers with a code. On the wire authentication and entering are
 * one request, so only the code tells them apart (domain.md §1.2): it is the account's, unless the code is the room's.
 */
export function stageOfRefusal(code: number): LoginStage {
  return codeEntry(code)?.stages.find((stage) => stage === 'auth' || stage === 'enter') ?? 'auth'
}
