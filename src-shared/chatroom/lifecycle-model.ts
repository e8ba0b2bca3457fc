import { V2NIMChatroomStatus } from './enums'

/**
 * Where a client stands in the life of one room (protocol notes §9). A status can cover several phases: while the
 * providers are asked a client has not changed its status yet.
 *
 * `out` not in a room. `preparing` enter() asks the providers. `connecting` the socket opens. `authenticating` the
 * socket is open and token and extension are asked for, where the profile asks then. `loggingIn` the login request is out. `settling` logged in, the requests that follow a login are out. `entered` in the room. `leaving` the
 * logout request is out. `waiting` the next reconnect is due later. `refreshing` a reconnect asks for a fresh token.
 * `relinking` a reconnect asks for fresh addresses.
 */
export const LIFECYCLE_PHASES = [
  'out',
  'preparing',
  'connecting',
  'authenticating',
  'loggingIn',
  'settling',
  'entered',
  'leaving',
  'waiting',
  'refreshing',
  'relinking',
] as const
export type LifecyclePhase = (typeof LIFECYCLE_PHASES)[number]

/** What a login attempt was started by. */
export type LoginTrigger = 'enter' | 'reconnect'

export interface LifecycleState {
  readonly phase: LifecyclePhase
  readonly status: V2NIMChatroomStatus
  /** What the current or last login attempt was started by. */
  readonly trigger: LoginTrigger
  /** A login was accepted since the client last left: only then does leaving call `onChatroomExited`. */
  readonly hasEntered: boolean
  /** Link addresses that the running enter() may still try. */
  readonly triesLeft: number
  /** Reconnects since the link was last up; picks the delay. */
  readonly reconnectCount: number
  /** A second enter() took the running one over: its success tells no `onChatroomEntered`. */
  readonly takenOver: boolean
}

/** Why something failed, before it becomes a V2NIMError: the code and the text of `detail.reason`. */
export interface LifecycleFault {
  readonly code: number
  readonly reason: string
  /** The request that was refused or not answered. */
  readonly command?: string
  /** The cloud answered with this code. */
  readonly answered?: boolean
}

/** What the cloud says when it throws a client out. */
export interface KickedInfo {
  readonly kickedReason: number
  readonly serverExtension?: string
}

/**
 * What can happen to a client. `loginFailed`: the login request was refused or not answered. `linkLost`: the socket
 * could not be opened, or it broke; `twice` where that is told two times. `enterTakenOver`, `upgradeStalled` and a room
 * that is forgotten come up only with the vendor's quirks. `attemptTimedOut`: the profile's bound of one attempt.
 * `networkReturned`: the machine is online again.
 */
export type LifecycleEvent =
  | { readonly type: 'enterRequested' }
  | { readonly type: 'enterTakenOver' }
  | {
      readonly type: 'exitRequested'
      /** The instance is destroyed: nothing may go on. */
      readonly final?: boolean
    }
  | { readonly type: 'enterTimedOut' }
  | { readonly type: 'attemptTimedOut' }
  | { readonly type: 'providersAnswered'; readonly addressCount: number }
  | { readonly type: 'providersFailed'; readonly fault: LifecycleFault }
  | { readonly type: 'socketOpened' }
  | { readonly type: 'loginFailed'; readonly fault: LifecycleFault }
  | { readonly type: 'loginAccepted' }
  | { readonly type: 'roomSettled' }
  | { readonly type: 'linkLost'; readonly fault: LifecycleFault; readonly twice?: boolean }
  | { readonly type: 'upgradeStalled' }
  | { readonly type: 'kicked'; readonly info: KickedInfo }
  | { readonly type: 'logoutFinished' }
  | { readonly type: 'reconnectDue' }
  | { readonly type: 'networkReturned' }
export type LifecycleEventType = LifecycleEvent['type']

/** How a login attempt ended: see `AttemptOutcome` of the recording model. */
export type LifecycleOutcome = 'entered' | 'refused' | 'failed' | 'cancelled'

/** Which providers are asked: `enter` all, `refresh` token and extension, `relink` only the addresses. */
export type ProviderScope = 'enter' | 'refresh' | 'relink'

export type LifecycleEffect =
  | {
      readonly type: 'changeStatus'
      readonly from: V2NIMChatroomStatus
      readonly to: V2NIMChatroomStatus
      readonly fault: LifecycleFault | null
    }
  | {
      readonly type: 'notifyEntered'
      /** The room is known from here on, but no callback tells so. */
      readonly silent: boolean
    }
  | { readonly type: 'notifyExited'; readonly fault: LifecycleFault | null }
  | { readonly type: 'notifyKicked'; readonly info: KickedInfo }
  | { readonly type: 'resolveEnter' }
  | { readonly type: 'rejectEnter'; readonly fault: LifecycleFault }
  | { readonly type: 'beginAttempt'; readonly trigger: LoginTrigger }
  | {
      readonly type: 'endAttempt'
      readonly outcome: LifecycleOutcome
      readonly fault: LifecycleFault | null
    }
  | { readonly type: 'startEnterTimer' }
  | { readonly type: 'stopEnterTimer' }
  | { readonly type: 'askProviders'; readonly scope: ProviderScope }
  | { readonly type: 'abandonProviders' }
  | { readonly type: 'adoptEnter' }
  | { readonly type: 'forgetRoom' }
  | { readonly type: 'openSocket' }
  | { readonly type: 'sendLogin'; readonly trigger: LoginTrigger }
  | { readonly type: 'settleRoom' }
  | { readonly type: 'sendLogout' }
  | { readonly type: 'closeSocket' }
  | { readonly type: 'orphanSocket' }
  | { readonly type: 'armReconnect'; readonly delayMs: number }
  | { readonly type: 'disarmReconnect' }
export type LifecycleEffectType = LifecycleEffect['type']

/** A fresh client: EXITED without ever having told so. */
export const INITIAL_LIFECYCLE: LifecycleState = {
  phase: 'out',
  status: V2NIMChatroomStatus.EXITED,
  trigger: 'enter',
  hasEntered: false,
  triesLeft: 0,
  reconnectCount: 0,
  takenOver: false,
}

/** In a room, after an enter() whose last address let it in. */
const AT_REST: LifecycleState = {
  ...INITIAL_LIFECYCLE,
  phase: 'entered',
  status: V2NIMChatroomStatus.ENTERED,
  hasEntered: true,
}
const STATE_FIELDS = Object.keys(AT_REST) as (keyof LifecycleState)[]

/** The same state; clients at rest in a room, nearly all of thousands, get one and the same object. */
export function sharedLifecycle(state: LifecycleState): LifecycleState {
  const isAtRest = state.phase === 'entered' && STATE_FIELDS.every((field) => state[field] === AT_REST[field])
  return isAtRest ? AT_REST : state
}
