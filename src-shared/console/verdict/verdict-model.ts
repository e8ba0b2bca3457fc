import type { AttemptSummary } from '../session-model'
import type { LoginStage } from '../record'
import type { CauseKey } from './causes'
import type { CheckAction, CheckKey } from './checks'

/** Where a code comes from: before any stage, in a stage of the login, in the room, or in a call that is no login. */
export const VERDICT_STAGES = ['local', 'link', 'connect', 'auth', 'enter', 'inRoom', 'operation'] as const
export type VerdictStage = (typeof VERDICT_STAGES)[number]

/** Kind of client that link addresses are for: 1 web, 2 native, 3 mini-program (domain.md §5.4). */
export type LinkKind = 1 | 2 | 3

/** What was seen beside the code; an absent field is not known. */
export interface Observed {
  /** The client's or the cloud's own words. */
  readonly reason?: string
  /** Way of authentication of the login (V2NIMLoginAuthType). */
  readonly authType?: number
  /** JavaScript type in which the room was passed to `enter`. */
  readonly roomIdType?: string
  /** Kind of client that the link addresses were asked for. */
  readonly linksAskedFor?: LinkKind
  /** Kind of client that connects. */
  readonly linksUsedBy?: LinkKind
  /** JavaScript type of what the link provider returned; `array` is right. */
  readonly linkResultType?: string
  /** The server API was asked for the addresses of a room with the account's id, for an account with the room's. */
  readonly accountAskedAsRoom?: boolean
  readonly roomState?: 'open' | 'closed' | 'missing'
  /** Calls of `enter` and `exit` on this instance in the seconds before the end. */
  readonly callsBefore?: number
  /** Reconnects in a row that did not lead back into the room. */
  readonly failedReconnects?: number
  readonly socketCloseCode?: number
  readonly heartbeatDead?: boolean
  /** What the token turned out to be, and what the authentication type wants. */
  readonly tokenGiven?: 'static' | 'dynamic'
  readonly tokenWanted?: 'static' | 'dynamic'
  /** Why a dynamic token does not hold. */
  readonly tokenFault?: 'wrongSignature' | 'expired' | 'fromTheFuture' | 'malformed'
  /** The provider gave a token of an earlier login again. */
  readonly tokenReused?: boolean
  readonly kickedReason?: number
  /** An earlier login of this instance was ended by the block list. */
  readonly blockedBefore?: boolean
  readonly timedOut?: boolean
  /** Whose the account or the token turned out to be, where it is not that of the login. */
  readonly belongsTo?: 'otherApp' | 'otherAccount'
  readonly thirdPartyAnswered?: boolean
  /** Outside of the login: what the app did or saw (domain.md §8). */
  readonly inOutNotification?: 'on' | 'off'
  /** Other instances of the account that left their room and were not destroyed. */
  readonly undestroyedInstances?: number
  /** Version of the server API that was called, and the one whose fields were sent. */
  readonly serverApi?: { readonly called: 'v1' | 'v2'; readonly fields: 'v1' | 'v2' }
  readonly noticeFormats?: number
  readonly unpairedCopies?: number
  readonly queueKeptAfterClose?: boolean
  readonly avatarDecodable?: boolean
  /** Unit of a time that was expected, and that which was given. */
  readonly timeUnits?: { readonly wanted: 'ms' | 's'; readonly given: 'ms' | 's' }
}

/** All that a verdict is made from: one login attempt, whatever else ended with a code, or an event that ended nothing. */
export interface AttemptFacts {
  /** True for an event that ended nothing and shows a story all the same. */
  readonly quiet?: boolean
  /** Null where something went wrong without a code. */
  readonly code: number | null
  /** True for a login that a server answered with the code: it had reached the server, whatever else the code is for. */
  readonly answered?: boolean
  /** Null for what is no login attempt and comes of none. */
  readonly attempt: Pick<AttemptSummary, 'startedNs' | 'stageStartedNs' | 'endedNs' | 'failedStage'> | null
  readonly observed: Observed
}

/** A step that tells one cause from another, with what opens it; null where only the operator can take it. */
export interface NextCheck {
  readonly checkKey: CheckKey
  readonly action: CheckAction | null
}

/** Why an attempt ended, or what a quiet event shows; most likely cause first. */
export interface Verdict {
  /** True where nothing ended: the causes are of what does not happen, or happens twice. */
  readonly quiet: boolean
  readonly stage: VerdictStage | null
  /** How long each stage that was reached took, milliseconds. */
  readonly stageTimesMs: Readonly<Partial<Record<LoginStage, number>>>
  readonly code: number | null
  /** The vendor's name of the code. */
  readonly codeName: string | null
  readonly causes: readonly { readonly causeKey: CauseKey; readonly seen: boolean }[]
  readonly nextChecks: readonly NextCheck[]
}
