import type { CauseKey } from './causes'
import type { Observed, VerdictStage } from './verdict-model'

/** A cause that shows itself by more than the code (domain.md §8). */
export interface StoryRule {
  readonly cause: CauseKey
  /**
   * The codes it can end in, null among them for an end without a code, `quiet` for what ends nothing; null alone for any
   * end.
   */
  readonly codes: readonly (number | null | 'quiet')[] | null
  /** Where it happens when no code tells. */
  readonly stage: VerdictStage
  readonly holds: (observed: Observed) => boolean
}

/** Calls of `enter` and `exit` within a few seconds that no person makes. */
const BURST_CALLS = 4
/** The older native SDKs give a chatroom up after so many (domain.md §1.7). */
const GIVEN_UP_AFTER = 20
const ABNORMAL_CLOSURE = 1006
/** Why a client was thrown out (V2NIMChatroomKickedReason). */
const KICKED = { roomClosed: 1, byManager: 2, byConflictLogin: 3, silently: 4 } as const
/** The V2NIMChatroomKickedReason of an account that was put on the block list. */
export const KICKED_BY_BLOCK_LIST = 5

const TOKEN_CODES = [102302, 302]
const LINK_CODES = [190001, 113304, 191004]
/** What an account or a token that belongs elsewhere ends in. */
const SET_CODES = [...TOKEN_CODES, 101303, 102404]
const CONNECT_CODES = [192001, 192002, 191005, 415]
const ROOM_CODES = [404, 113404, 113406, 113304, 191004]
/** `onChatroomExited` tells 192003; `onChatroomKicked` has no code. */
const KICK_CODES = [192003, null]

/** Looked at from top to bottom: what is surest comes first. */
export const STORY_RULES: readonly StoryRule[] = [
  {
    cause: 'roomIdNotText',
    stage: 'local',
    codes: [191004],
    holds: ({ roomIdType, reason }) =>
      (roomIdType !== undefined && roomIdType !== 'string') ||
      /param '?roomId'? unexpected/.test(reason ?? ''),
  },
  {
    cause: 'linkResultNotList',
    stage: 'link',
    codes: [190001],
    holds: ({ linkResultType }) => linkResultType !== undefined && linkResultType !== 'array',
  },
  {
    cause: 'providerArgumentsSwapped',
    stage: 'link',
    codes: LINK_CODES,
    holds: ({ accountAskedAsRoom }) => accountAskedAsRoom === true,
  },
  {
    cause: 'linkKindWrong',
    stage: 'connect',
    codes: CONNECT_CODES,
    holds: ({ linksAskedFor, linksUsedBy }) =>
      linksAskedFor !== undefined && linksUsedBy !== undefined && linksAskedFor !== linksUsedBy,
  },
  {
    cause: 'roomClosed',
    stage: 'enter',
    codes: ROOM_CODES,
    holds: ({ roomState }) => roomState === 'closed',
  },
  {
    cause: 'roomMissing',
    stage: 'enter',
    codes: ROOM_CODES,
    holds: ({ roomState }) => roomState === 'missing',
  },
  {
    cause: 'enterExitBurst',
    stage: 'local',
    codes: [191002],
    holds: ({ callsBefore }) => (callsBefore ?? 0) >= BURST_CALLS,
  },
  {
    cause: 'blockedAfterKick',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason === KICKED_BY_BLOCK_LIST,
  },
  {
    cause: 'blockedAfterKick',
    stage: 'enter',
    codes: [114426, 13003],
    holds: ({ blockedBefore }) => blockedBefore === true,
  },
  {
    cause: 'roomClosed',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason === KICKED.roomClosed,
  },
  {
    cause: 'kickedByManager',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason === KICKED.byManager,
  },
  {
    cause: 'kickedByOtherEnd',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason === KICKED.byConflictLogin,
  },
  {
    cause: 'kickedBySameDevice',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason === KICKED.silently,
  },
  {
    cause: 'kicked',
    stage: 'inRoom',
    codes: KICK_CODES,
    holds: ({ kickedReason }) => kickedReason !== undefined,
  },
  {
    cause: 'reconnectGaveUp',
    stage: 'connect',
    codes: null,
    holds: ({ failedReconnects }) => (failedReconnects ?? 0) >= GIVEN_UP_AFTER,
  },
  {
    cause: 'socketClosedAbnormally',
    stage: 'inRoom',
    codes: [192003, null],
    holds: ({ socketCloseCode, heartbeatDead }) =>
      socketCloseCode === ABNORMAL_CLOSURE || heartbeatDead === true,
  },
  {
    cause: 'dynamicTokenOnStaticRoad',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenGiven, tokenWanted }) => tokenGiven === 'dynamic' && tokenWanted === 'static',
  },
  {
    cause: 'staticTokenOnDynamicRoad',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenGiven, tokenWanted }) => tokenGiven === 'static' && tokenWanted === 'dynamic',
  },
  {
    cause: 'tokenReused',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenReused }) => tokenReused === true,
  },
  {
    cause: 'tokenOfAnotherMaker',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'wrongSignature',
  },
  {
    cause: 'unmatchedSet',
    stage: 'auth',
    codes: SET_CODES,
    holds: ({ belongsTo }) => belongsTo !== undefined,
  },
  {
    cause: 'timeUnitsMixed',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ timeUnits }) => timeUnits !== undefined && timeUnits.wanted !== timeUnits.given,
  },
  {
    cause: 'tokenExpired',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'expired',
  },
  {
    cause: 'tokenFromTheFuture',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'fromTheFuture',
  },
  {
    cause: 'tokenMalformed',
    stage: 'auth',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'malformed',
  },
  {
    cause: 'thirdPartyUnreachable',
    stage: 'auth',
    codes: [302, 511],
    holds: ({ thirdPartyAnswered }) => thirdPartyAnswered === false,
  },
  {
    cause: 'slowStage',
    stage: 'connect',
    codes: [191005, 192004, 408],
    holds: ({ timedOut }) => timedOut === true,
  },
  {
    cause: 'apiVersionMixed',
    stage: 'operation',
    codes: [414],
    holds: ({ serverApi }) => serverApi !== undefined && serverApi.called !== serverApi.fields,
  },
  {
    cause: 'avatarNotDecodable',
    stage: 'operation',
    codes: ['quiet'],
    holds: ({ avatarDecodable }) => avatarDecodable === false,
  },
  {
    cause: 'inOutNoticeOff',
    stage: 'inRoom',
    codes: [113308, 'quiet'],
    holds: ({ inOutNotification }) => inOutNotification === 'off',
  },
  {
    cause: 'listenersLeft',
    stage: 'local',
    codes: ['quiet'],
    holds: ({ undestroyedInstances }) => (undestroyedInstances ?? 0) > 0,
  },
  {
    cause: 'noticeSentTwice',
    stage: 'inRoom',
    codes: ['quiet'],
    holds: ({ noticeFormats }) => (noticeFormats ?? 1) > 1,
  },
  {
    cause: 'copiesNotPaired',
    stage: 'inRoom',
    codes: ['quiet'],
    holds: ({ unpairedCopies }) => (unpairedCopies ?? 0) > 0,
  },
  {
    cause: 'transientQueueKept',
    stage: 'operation',
    codes: ['quiet'],
    holds: ({ queueKeptAfterClose }) => queueKeptAfterClose === true,
  },
]
