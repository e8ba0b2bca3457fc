import type { CauseKey } from './causes'
import type { CheckKey } from './checks'

/**
 * Where a story shows itself. `client`: in what a client records of itself, whatever cloud it talks to. `embeddedCloud`:
 * only in what the embedded cloud records. `code`: by its code alone. `nowhere`: in no record; `check` is what is left to
 * do by hand.
 */
export type StorySight =
  | { readonly in: 'client' | 'embeddedCloud'; readonly records: readonly string[] }
  | { readonly in: 'code'; readonly code: number }
  | { readonly in: 'nowhere'; readonly check: CheckKey }

/** Something that goes wrong in the field, by its number in domain.md §8, and how a recording shows it. */
export interface FieldStory {
  readonly story: number
  readonly causes: readonly CauseKey[]
  readonly sight: StorySight
}

const byClient = (...records: string[]): StorySight => ({ in: 'client', records })
const byCloud = (...records: string[]): StorySight => ({ in: 'embeddedCloud', records })

/**
 * Every story of the field: what it is called as a cause, and whether and in which records it is seen
 * (docs/verdict.md).
 */
export const FIELD_STORIES: readonly FieldStory[] = [
  { story: 1, causes: ['roomIdNotText'], sight: byClient('enter') },
  { story: 2, causes: ['linkKindWrong'], sight: byClient('linkProvider', 'stageStarted') },
  { story: 3, causes: ['linkKindWrong'], sight: byClient('linkProvider') },
  { story: 4, causes: ['linkResultNotList'], sight: byClient('linkProvider') },
  { story: 5, causes: ['providerArgumentsSwapped'], sight: byCloud('serverApiCalled') },
  { story: 6, causes: ['roomClosed', 'roomMissing'], sight: byCloud('loginRefused') },
  { story: 7, causes: ['enterExitBurst'], sight: byClient('enter', 'exit') },
  { story: 8, causes: ['reconnectGaveUp'], sight: byClient('attemptEnded') },
  { story: 9, causes: ['socketClosedAbnormally'], sight: byClient('socketClosed', 'heartbeatDead') },
  {
    story: 10,
    causes: ['dynamicTokenOnStaticRoad', 'staticTokenOnDynamicRoad', 'tokenOfAnotherMaker'],
    sight: byCloud('loginRefused'),
  },
  { story: 11, causes: ['tokenReused'], sight: byClient('tokenProvider') },
  { story: 12, causes: ['inOutNoticeOff'], sight: byCloud('loginAccepted', 'serverApiCalled') },
  { story: 13, causes: ['listenersLeft'], sight: byClient('onChatroomExited', 'destroyInstance') },
  { story: 14, causes: ['blockedAfterKick'], sight: byClient('onChatroomKicked') },
  { story: 15, causes: ['wrongImport'], sight: { in: 'nowhere', check: 'fixAppCode' } },
  { story: 16, causes: ['apiVersionMixed'], sight: byCloud('serverApiCalled') },
  { story: 17, causes: ['noticeSentTwice'], sight: byClient('onReceiveMessages') },
  { story: 18, causes: ['copiesNotPaired'], sight: byCloud('copyMade') },
  { story: 19, causes: ['transientQueueKept'], sight: byCloud('clientKicked') },
  { story: 20, causes: ['targetOffline'], sight: { in: 'code', code: 114304 } },
  { story: 21, causes: ['sdkNotLoaded'], sight: { in: 'nowhere', check: 'loadSdk' } },
  { story: 22, causes: ['unmatchedSet'], sight: byCloud('loginRefused') },
  {
    story: 23,
    causes: ['slowStage'],
    sight: byClient('enterTimeout', 'attemptTimeout', 'packetTimeout', 'connectTimeout'),
  },
  {
    story: 24,
    causes: ['avatarNotDecodable'],
    sight: byClient('enter', 'onChatroomMemberEnter', 'onChatroomMemberInfoUpdated'),
  },
  { story: 25, causes: ['timeUnitsMixed'], sight: byCloud('loginRefused') },
]

/** The stories that no record shows, with what is left to check by hand. */
export const UNSEEN_STORIES = FIELD_STORIES.flatMap(({ story, causes, sight }) =>
  sight.in === 'nowhere' ? [{ story, causes, check: sight.check }] : [],
)
