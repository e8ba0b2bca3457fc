import { V2NIMChatroomStatus } from './enums'
import type {
  LifecycleEffect,
  LifecycleEvent,
  LifecycleEventType,
  LifecyclePhase,
  LifecycleState,
} from './lifecycle-model'
import {
  beginEnter,
  cancelAttempt,
  cancelSettling,
  completeEnter,
  connect,
  ENTER_TIMED_OUT,
  failAttempt,
  giveUpEnter,
  KICKED,
  kickedOut,
  leave,
  logOut,
  outcomeOf,
  stopAsking,
  waitForReconnect,
} from './lifecycle-parts'
import { LifecycleWalk } from './lifecycle-walk'

const { DISCONNECTED, CONNECTED, ENTERING, ENTERED } = V2NIMChatroomStatus

type Way<T extends LifecycleEventType> = (
  walk: LifecycleWalk,
  event: Extract<LifecycleEvent, { type: T }>,
) => LifecycleWalk
type Row = { readonly [T in LifecycleEventType]?: Way<T> }

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
    exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) => walk.run({ type: 'abandonProviders' }).via(giveUpEnter(ENTER_TIMED_OUT)),
    providersAnswered: (walk, { addressCount }) =>
      walk.into('preparing', { triesLeft: addressCount }).via(connect),
    providersFailed: (walk, { fault }) => walk.via(giveUpEnter(fault)),
  },
  connecting: {
    enterRequested: (walk) => walk.via(cancelAttempt).via(leave(null)).via(beginEnter),
    exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) =>
      walk
        .run({ type: 'closeSocket' })
        .status(DISCONNECTED, ENTER_TIMED_OUT)
        .via(giveUpEnter(ENTER_TIMED_OUT)),
    socketOpened: (walk) =>
      walk
        .status(CONNECTED)
        .status(ENTERING)
        .run({ type: 'sendLogin', trigger: walk.state.trigger })
        .into('loggingIn'),
    linkLost: (walk, { fault }) => walk.via(failAttempt(fault)),
  },
  loggingIn: {
    enterRequested: (walk) => walk.via(cancelAttempt).via(leave(null)).via(beginEnter),
    exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) =>
      walk
        .run({ type: 'closeSocket' })
        .status(DISCONNECTED, ENTER_TIMED_OUT)
        .via(giveUpEnter(ENTER_TIMED_OUT)),
    loginFailed: (walk, { fault }) => walk.via(failAttempt(fault)),
    linkLost: (walk, { fault }) => walk.via(failAttempt(fault)),
    loginAccepted: (walk) => {
      const inRoom = walk.run({ type: 'stopEnterTimer' }).status(ENTERED).run({ type: 'settleRoom' })
      const change = { hasEntered: true, reconnectCount: 0 }
      return walk.state.trigger === 'enter'
        ? inRoom.into('settling', change)
        : inRoom.run({ type: 'endAttempt', outcome: 'entered', fault: null }).into('entered', change)
    },
    kicked: (walk, { info }) => {
      const out = walk.via(kickedOut(info))
      return walk.state.trigger === 'enter'
        ? out.status(DISCONNECTED, KICKED).via(giveUpEnter(KICKED))
        : out.run({ type: 'endAttempt', outcome: outcomeOf(KICKED), fault: KICKED })
    },
  },
  settling: {
    exitRequested: (walk) => walk.via(cancelSettling).via(logOut),
    roomSettled: (walk) => walk.via(completeEnter).into('entered'),
    linkLost: (walk, { fault }) =>
      walk.run({ type: 'closeSocket' }).status(DISCONNECTED, fault).via(waitForReconnect).via(completeEnter),
    kicked: (walk, { info }) => walk.via(kickedOut(info)).via(giveUpEnter(KICKED)),
  },
  entered: {
    exitRequested: (walk) => walk.via(logOut),
    linkLost: (walk, { fault }) =>
      walk.run({ type: 'closeSocket' }).status(DISCONNECTED, fault).via(waitForReconnect),
    kicked: (walk, { info }) => walk.via(kickedOut(info)),
  },
  leaving: {
    logoutFinished: (walk) => walk.run({ type: 'closeSocket' }).via(leave(null)),
    linkLost: (walk) => walk.run({ type: 'closeSocket' }).via(leave(null)),
    kicked: (walk, { info }) => walk.via(kickedOut(info)),
  },
  waiting: {
    enterRequested: (walk) => walk.run({ type: 'disarmReconnect' }).via(beginEnter),
    exitRequested: (walk) => walk.run({ type: 'disarmReconnect' }).via(leave(null)),
    reconnectDue: (walk) =>
      walk
        .run({ type: 'beginAttempt', trigger: 'reconnect' })
        .run({ type: 'startEnterTimer' })
        .run({ type: 'askProviders', scope: 'refresh' })
        .into('refreshing', { trigger: 'reconnect' }),
  },
  refreshing: {
    enterRequested: (walk) => walk.via(cancelAttempt).via(beginEnter),
    exitRequested: (walk) => walk.via(cancelAttempt).via(leave(null)),
    enterTimedOut: (walk) =>
      walk
        .run({ type: 'abandonProviders' })
        .run({ type: 'endAttempt', outcome: 'failed', fault: ENTER_TIMED_OUT })
        .via(waitForReconnect),
    providersAnswered: (walk) => walk.run({ type: 'stopEnterTimer' }).via(connect),
    providersFailed: (walk, { fault }) =>
      walk
        .run({ type: 'stopEnterTimer' })
        .run({ type: 'endAttempt', outcome: 'failed', fault })
        .via(waitForReconnect),
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
): { readonly state: LifecycleState; readonly effects: readonly LifecycleEffect[] } {
  const way = LIFECYCLE_TABLE[state.phase][event.type] as Way<LifecycleEventType> | undefined
  const walk = LifecycleWalk.from(state)
  const end = way ? way(walk, event) : walk
  return { state: end.state, effects: end.effects }
}
