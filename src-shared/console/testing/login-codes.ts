import type { CauseKey, VerdictStage } from '../verdict'

/** Row: code, every stage it can occur in with the usual one first, and the causes that must come first in this order. */
export type LoginCodeRow = readonly [
  code: number,
  stages: readonly VerdictStage[],
  firstCauses: readonly CauseKey[],
]

/**
 * Every code of the domain's list (domain.md §6), in its order. Written from its words, from the three stages (§1.2), the
 * order in which a cloud checks (§5.2) and the stories of the field (§8), and from no table of the program: tests hold
 * those against it.
 */
export const LOGIN_CODE_ROWS: readonly LoginCodeRow[] = [
  [0, ['operation'], ['unknownRefusal']],
  [200, ['enter'], ['noFault']],
  [201, ['connect'], ['handshakeRefused']],
  [302, ['auth'], ['thirdPartyRefused', 'thirdPartyUnreachable', 'tokenWrong']],
  [317, ['auth'], ['identifierNotListed']],
  [398, ['auth', 'enter'], ['serverBusy']],
  [399, ['auth', 'enter'], ['linkOutdated']],
  [403, ['auth', 'operation'], ['authTypeNotAllowed', 'noRight']],
  // Story 6: the old code of a room that is missing or closed, also where its addresses are asked for.
  [404, ['enter', 'auth', 'link'], ['roomMissing', 'roomClosed', 'accountMissing']],
  [408, ['auth', 'enter'], ['noAnswer']],
  // §5.2: the lengths are looked at after the room. Story 16: the server API answers with it as well.
  [414, ['enter', 'operation'], ['parameterRefused']],
  [415, ['connect'], ['networkDown']],
  [416, ['auth', 'operation'], ['tooManyRequests']],
  // §5.2: the ends are counted last. Of old, and in the server API: it exists already.
  [417, ['enter', 'operation'], ['deviceCap', 'resourceClash']],
  [422, ['auth'], ['accountBanned']],
  [449, ['auth', 'enter'], ['serverBusy']],
  [463, ['auth'], ['thirdPartyRefused']],
  [500, ['auth', 'enter'], ['serverTrouble']],
  [503, ['auth', 'enter'], ['serverBusy']],
  [514, ['auth', 'enter'], ['serverTrouble']],
  [511, ['auth'], ['thirdPartyUnreachable']],
  [599, ['auth', 'enter'], ['protocolRefused']],
  [997, ['auth', 'enter'], ['protocolRefused', 'noRight']],
  [998, ['auth', 'enter'], ['protocolRefused']],
  [999, ['auth', 'enter'], ['protocolRefused']],
  [101301, ['auth'], ['imOff']],
  [101302, ['connect', 'auth'], ['wrongService']],
  // Story 22: what was not issued together.
  [101303, ['auth'], ['appkeyUnknown', 'unmatchedSet']],
  [101304, ['auth'], ['identifierNotListed']],
  [101305, ['auth'], ['authTypeNotAllowed']],
  [101403, ['auth'], ['appBlocked']],
  [102301, ['auth'], ['loginUnknown']],
  // §3.4 and stories 10, 11 and 22.
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
  [102422, ['auth'], ['accountBanned']],
  [102421, ['operation'], ['memberMuted']],
  [102426, ['operation'], ['targetRestricted']],
  // §5.2: after the room and its block list.
  [103451, ['enter', 'operation'], ['antispamHit']],
  [114451, ['enter', 'operation'], ['antispamHit']],
  [111410, ['operation'], ['broadcastOff']],
  [113301, ['operation'], ['roomMuted']],
  [113302, ['operation'], ['roomMuted']],
  [113303, ['operation'], ['roomClosing']],
  [113304, ['link'], ['linkUnavailable']],
  [113305, ['link'], ['imLinkBad']],
  [113306, ['auth'], ['authTypeNotAllowed']],
  [113308, ['operation'], ['inOutNoticeOff']],
  [113404, ['enter'], ['roomMissing']],
  [113406, ['enter'], ['roomClosed']],
  [113409, ['operation'], ['repeatedOperation']],
  // §5.2: a setting of the app, looked at before the account.
  [113410, ['auth'], ['chatroomOff']],
  [113423, ['operation'], ['roomMuted']],
  [113428, ['operation'], ['noRight']],
  [113434, ['operation'], ['countLimit']],
  [113451, ['operation'], ['antispamHit']],
  [114301, ['operation'], ['targetRestricted']],
  [114303, ['operation'], ['anonymousForbidden']],
  // Story 20.
  [114304, ['operation'], ['targetOffline']],
  [114404, ['operation'], ['memberMissing']],
  [114405, ['operation'], ['repeatedOperation']],
  [114408, ['operation'], ['memberMissing']],
  [114421, ['operation'], ['memberMuted']],
  [114426, ['enter'], ['blockListed']],
  [114427, ['operation'], ['noRight']],
  [114429, ['operation'], ['selfNamed']],
  [114432, ['operation'], ['noRight']],
  [114437, ['enter', 'operation'], ['countLimit']],
  [114449, ['operation'], ['concurrentOperation']],
  // Old codes, by what each of them became: 113305, 113406, 114426, 114421, 113423.
  [13001, ['link'], ['imLinkBad']],
  [13002, ['enter'], ['roomClosed']],
  [13003, ['enter'], ['blockListed']],
  [13004, ['operation'], ['memberMuted']],
  [13006, ['operation'], ['roomMuted']],
  [190001, ['link'], ['linkProviderFailed', 'linkResultNotList']],
  [190002, ['local'], ['wrongState']],
  [191001, ['local'], ['wrongState']],
  // §1.5 and story 7: whatever stage an exit or a second enter meets.
  [191002, ['link', 'connect', 'auth', 'enter'], ['cancelledByApp', 'enterExitBurst']],
  [191003, ['auth'], ['providerReturnedNothing']],
  // §2.1: a bad parameter is not sent, the guide's cloud says it of a room that is missing; §2.3: a provider that throws.
  [
    191004,
    ['local', 'enter', 'auth', 'link'],
    ['parameterMissing', 'providerThrew', 'roomMissing', 'roomIdNotText'],
  ],
  // §1.2: the whole of the login took too long, which ends in the room's stage as a rule.
  [191005, ['enter', 'link', 'connect', 'auth'], ['slowStage', 'noAnswer']],
  [191006, ['operation'], ['resourceClash']],
  [191007, ['operation'], ['resourceClash']],
  [192001, ['connect'], ['linkUnreachable', 'tlsMismatch', 'linkKindWrong']],
  [192002, ['connect'], ['linkUnreachable', 'networkDown', 'linkKindWrong']],
  [192003, ['inRoom', 'connect', 'auth'], ['linkLost', 'kicked']],
  [192004, ['auth', 'enter', 'operation'], ['noAnswer']],
  [192005, ['auth', 'operation'], ['linkLost']],
  [192006, ['auth', 'operation'], ['noAnswer']],
  // The first and the last of those that a third party may choose itself, and one between.
  [20000, ['auth'], ['customRefusal', 'thirdPartyRefused']],
  [20042, ['auth'], ['customRefusal', 'thirdPartyRefused']],
  [20099, ['auth'], ['customRefusal', 'thirdPartyRefused']],
]
