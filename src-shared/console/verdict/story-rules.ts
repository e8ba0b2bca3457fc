import type { CauseKey } from './causes'
import type { Observed } from './verdict-model'

/** A cause that shows itself by more than the code (domain.md §8). */
export interface StoryRule {
  readonly cause: CauseKey
  /** The codes it can end in; null where it is no matter of a code. */
  readonly codes: readonly number[] | null
  readonly holds: (observed: Observed) => boolean
}

/** Calls of `enter` and `exit` within a few seconds that no person makes. */
const BURST_CALLS = 4
/** The older native SDKs give a chatroom up after so many (domain.md §1.7). */
const GIVEN_UP_AFTER = 20
const ABNORMAL_CLOSURE = 1006
const KICKED_BY_BLOCK_LIST = 5

const TOKEN_CODES = [102302, 302]
const CONNECT_CODES = [192001, 192002, 191005, 415]
const ROOM_CODES = [404, 113404, 113406, 113304, 191004]

/** Looked at from top to bottom: what is surest comes first. */
export const STORY_RULES: readonly StoryRule[] = [
  {
    cause: 'roomIdNotText',
    codes: [191004],
    holds: ({ roomIdType, reason }) =>
      (roomIdType !== undefined && roomIdType !== 'string') ||
      /param '?roomId'? unexpected/.test(reason ?? ''),
  },
  {
    cause: 'linkResultNotList',
    codes: [190001],
    holds: ({ linkResultType }) => linkResultType !== undefined && linkResultType !== 'array',
  },
  {
    cause: 'providerArgumentsSwapped',
    codes: null,
    holds: ({ linkArguments }) =>
      linkArguments !== undefined &&
      linkArguments.first !== linkArguments.roomId &&
      linkArguments.second === linkArguments.roomId,
  },
  {
    cause: 'linkKindWrong',
    codes: CONNECT_CODES,
    holds: ({ linksAskedFor, linksUsedBy }) =>
      linksAskedFor !== undefined && linksUsedBy !== undefined && linksAskedFor !== linksUsedBy,
  },
  { cause: 'roomClosed', codes: ROOM_CODES, holds: ({ roomState }) => roomState === 'closed' },
  { cause: 'roomMissing', codes: ROOM_CODES, holds: ({ roomState }) => roomState === 'missing' },
  {
    cause: 'enterExitBurst',
    codes: [191002],
    holds: ({ callsBefore }) => (callsBefore ?? 0) >= BURST_CALLS,
  },
  {
    cause: 'blockedAfterKick',
    codes: null,
    holds: ({ kickedReason }) => kickedReason === KICKED_BY_BLOCK_LIST,
  },
  { cause: 'kicked', codes: [192003], holds: ({ kickedReason }) => kickedReason !== undefined },
  {
    cause: 'reconnectGaveUp',
    codes: null,
    holds: ({ failedReconnects }) => (failedReconnects ?? 0) >= GIVEN_UP_AFTER,
  },
  {
    cause: 'socketClosedAbnormally',
    codes: [192003],
    holds: ({ socketCloseCode, heartbeatDead }) =>
      socketCloseCode === ABNORMAL_CLOSURE || heartbeatDead === true,
  },
  {
    cause: 'dynamicTokenOnStaticRoad',
    codes: TOKEN_CODES,
    holds: ({ tokenGiven, tokenWanted }) => tokenGiven === 'dynamic' && tokenWanted === 'static',
  },
  {
    cause: 'staticTokenOnDynamicRoad',
    codes: TOKEN_CODES,
    holds: ({ tokenGiven, tokenWanted }) => tokenGiven === 'static' && tokenWanted === 'dynamic',
  },
  { cause: 'tokenReused', codes: TOKEN_CODES, holds: ({ tokenReused }) => tokenReused === true },
  { cause: 'unmatchedSet', codes: null, holds: ({ appkeyOfToken }) => appkeyOfToken === 'other' },
  {
    cause: 'tokenOfAnotherMaker',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'wrongSignature',
  },
  { cause: 'tokenExpired', codes: TOKEN_CODES, holds: ({ tokenFault }) => tokenFault === 'expired' },
  {
    cause: 'tokenFromTheFuture',
    codes: TOKEN_CODES,
    holds: ({ tokenFault }) => tokenFault === 'fromTheFuture',
  },
  { cause: 'tokenMalformed', codes: TOKEN_CODES, holds: ({ tokenFault }) => tokenFault === 'malformed' },
  {
    cause: 'thirdPartyUnreachable',
    codes: [302, 511],
    holds: ({ thirdPartyAnswered }) => thirdPartyAnswered === false,
  },
  { cause: 'slowStage', codes: [191005, 192004, 408], holds: ({ timedOut }) => timedOut === true },
  {
    cause: 'timeUnitsMixed',
    codes: null,
    holds: ({ timeUnits }) => timeUnits !== undefined && timeUnits.wanted !== timeUnits.given,
  },
  {
    cause: 'apiVersionMixed',
    codes: [414],
    holds: ({ serverApi }) => serverApi !== undefined && serverApi.called !== serverApi.fields,
  },
  { cause: 'wrongImport', codes: null, holds: ({ clientImport }) => clientImport === 'missing' },
  { cause: 'sdkNotLoaded', codes: null, holds: ({ sdkLoaded }) => sdkLoaded === false },
  { cause: 'avatarNotDecodable', codes: null, holds: ({ avatarDecodable }) => avatarDecodable === false },
  {
    cause: 'inOutNoticeOff',
    codes: null,
    holds: ({ inOutNotification }) => inOutNotification === 'off',
  },
  {
    cause: 'listenersLeft',
    codes: null,
    holds: ({ listenersOfLeftRooms }) => (listenersOfLeftRooms ?? 0) > 0,
  },
  { cause: 'noticeSentTwice', codes: null, holds: ({ noticeFormats }) => (noticeFormats ?? 1) > 1 },
  { cause: 'copiesNotPaired', codes: null, holds: ({ unpairedCopies }) => (unpairedCopies ?? 0) > 0 },
  {
    cause: 'transientQueueKept',
    codes: null,
    holds: ({ queueKeptAfterClose }) => queueKeptAfterClose === true,
  },
]
