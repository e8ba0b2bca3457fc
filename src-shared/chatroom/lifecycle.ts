import { V2NIMChatroomStatus } from './enums'
import {
  sharedLifecycle,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecycleEventType,
  type LifecyclePhase,
  type LifecycleState,
} from './lifecycle-model'
import {
  acceptLogin,
  beginEnter,
  beginReconnect,
  cancelAttempt,
  cancelSettling,
  completeEnter,
  connect,
  endReconnectForNow,
  ENTER_TIMED_OUT,
  failAttempt,
  failAuthentication,
  giveUpAttempt,
  giveUpEnter,
  KICKED,
  kickedDuringLogin,
  kickedOut,
  leave,
  logIn,
  logOut,
  loseLink,
  release,
  stopAsking,
  takeOver,
  timeOutEnter,
  useSocket,
  waitForReconnect,
} from './lifecycle-parts'
import { LifecycleWalk } from './lifecycle-walk'
import { DEFAULT_RULES, type BehaviourRules } from './profile'

const { DISCONNECTED } = V2NIMChatroomStatus

type Way<T extends LifecycleEventType> = (
  walk: LifecycleWalk,
  event: Extract<LifecycleEvent, { type: T }>,
) => LifecycleWalk
type Row = { readonly [T in LifecycleEventType]?: Way<T> }

/** What the phases between an opening socket and the login answer have in common. */
const ATTEMPTING = {
  enterRequested: (walk) => walk.via(cancelAttempt).via(leave(null)).via(beginEnter),
  enterTakenOver: (walk) => walk.via(takeOver),
  exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
  enterTimedOut: (walk) => walk.via(timeOutEnter),
  attemptTimedOut: (walk) => walk.via(giveUpAttempt),
  linkLost: (walk, { fault }) => walk.via(failAttempt(fault)),
} satisfies Row

/**
 * The life of a chatroom client (protocol notes §9): what each phase does with each event. An event that a row
 * does not name changes nothing. Nothing else in the product changes a client's status.
 */
export const LIFECYCLE_TABLE: { readonly [P in LifecyclePhase]: Row } = {
  out: {
    enterRequested: (walk) => walk.via(beginEnter),
  },
  preparing: {
    enterRequested: (walk) => walk.via(cancelAttempt).via(beginEnter),
    exitRequested: (walk, { final = false }) =>
      walk.rules.quirks.unboundedProviderPhase && !final
        ? walk.run({ type: 'forgetRoom' })
        : walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) => walk.via(release).via(giveUpEnter(ENTER_TIMED_OUT)),
    providersAnswered: (walk, { addressCount }) => {
      const unbounded = walk.rules.quirks.unboundedProviderPhase
      const timed = unbounded ? walk.run({ type: 'startEnterTimer' }) : walk
      return timed.into('preparing', { triesLeft: addressCount }).via(connect)
    },
    providersFailed: (walk, { fault }) => walk.via(giveUpEnter(fault)),
  },
  connecting: {
    ...ATTEMPTING,
    socketOpened: (walk) => walk.via(useSocket),
    upgradeStalled: (walk) =>
      walk.status(DISCONNECTED, { code: 192003, reason: 'the server refused the upgrade' }),
  },
  authenticating: {
    ...ATTEMPTING,
    enterTimedOut: (walk) =>
      walk.via(walk.state.trigger === 'enter' ? timeOutEnter : failAuthentication(ENTER_TIMED_OUT)),
    providersAnswered: (walk) =>
      (walk.state.trigger === 'reconnect' ? walk.run({ type: 'stopEnterTimer' }) : walk).via(logIn),
    providersFailed: (walk, { fault }) => walk.via(failAuthentication(fault)),
    kicked: (walk, { info }) => walk.via(kickedDuringLogin(info)),
  },
  loggingIn: {
    ...ATTEMPTING,
    enterTimedOut: (walk) =>
      walk.rules.quirks.orphanSocketAfterEnterTimeout
        ? walk
            .run({ type: 'orphanSocket' })
            .status(DISCONNECTED, ENTER_TIMED_OUT)
            .via(giveUpEnter(ENTER_TIMED_OUT))
        : walk.via(timeOutEnter),
    loginFailed: (walk, { fault }) => walk.via(failAttempt(fault)),
    loginAccepted: (walk) => walk.via(acceptLogin),
    kicked: (walk, { info }) => walk.via(kickedDuringLogin(info)),
  },
  settling: {
    exitRequested: (walk) => walk.via(cancelSettling).via(logOut),
    roomSettled: (walk) => walk.via(completeEnter).into('entered'),
    linkLost: (walk, { fault, twice = false }) => walk.via(loseLink(fault, twice)).via(completeEnter),
    kicked: (walk, { info }) => walk.via(kickedOut(info)).via(giveUpEnter(KICKED)),
  },
  entered: {
    exitRequested: (walk) => walk.via(logOut),
    linkLost: (walk, { fault, twice = false }) => walk.via(loseLink(fault, twice)),
    kicked: (walk, { info }) => walk.via(kickedOut(info)),
  },
  leaving: {
    logoutFinished: (walk) => walk.via(release).via(leave(null)),
    linkLost: (walk) => walk.via(release).via(leave(null)),
    kicked: (walk, { info }) => walk.via(kickedOut(info)),
  },
  waiting: {
    enterRequested: (walk) => walk.via(release).via(beginEnter),
    exitRequested: (walk) => walk.via(release).via(leave(null)),
    reconnectDue: (walk) => walk.via(beginReconnect),
    networkReturned: (walk) => walk.via(release).via(beginReconnect),
  },
  refreshing: {
    enterRequested: (walk) => walk.via(cancelAttempt).via(beginEnter),
    exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) => walk.via(release).via(endReconnectForNow(ENTER_TIMED_OUT)),
    providersAnswered: (walk) => walk.run({ type: 'stopEnterTimer' }).via(connect),
    providersFailed: (walk, { fault }) => walk.via(endReconnectForNow(fault)),
  },
  relinking: {
    enterRequested: (walk) => walk.via(stopAsking).via(beginEnter),
    exitRequested: (walk) => walk.via(stopAsking).via(leave(null)),
    enterTimedOut: (walk) => walk.via(stopAsking).via(leave(ENTER_TIMED_OUT)),
    providersAnswered: (walk) => walk.run({ type: 'stopEnterTimer' }).via(waitForReconnect),
    providersFailed: (walk, { fault }) => walk.run({ type: 'stopEnterTimer' }).via(leave(fault)),
  },
}

/** The state after an event, and what is to be done in this order. Pure: the same input gives the same output. */
export function advanceLifecycle(
  state: LifecycleState,
  event: LifecycleEvent,
  rules: BehaviourRules = DEFAULT_RULES,
): { readonly state: LifecycleState; readonly effects: readonly LifecycleEffect[] } {
  const way = LIFECYCLE_TABLE[state.phase][event.type] as Way<LifecycleEventType> | undefined
  const walk = new LifecycleWalk(state, rules)
  way?.(walk, event)
  return { state: sharedLifecycle(walk.state), effects: walk.effects }
}
