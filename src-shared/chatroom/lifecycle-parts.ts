import { LIMITS, TERMINAL_CODES } from '../protocol'
import { V2NIMChatroomStatus } from './enums'
import type { KickedInfo, LifecycleFault, LifecycleOutcome } from './lifecycle-model'
import type { LifecycleWalk } from './lifecycle-walk'

/** Parts of ways that several rows of the lifecycle table share. */

type Part = (walk: LifecycleWalk) => LifecycleWalk

const CANCELLED: LifecycleFault = { code: 191002, reason: 'Aborted' }
export const ENTER_TIMED_OUT: LifecycleFault = { code: 191005, reason: 'Login API timeout' }
export const KICKED: LifecycleFault = { code: 192003, reason: 'disconnect due to kicked' }

/** Login code that asks a client to fetch new addresses: stops an enter(), relinks a reconnect. */
const SERVER_UNIT_ERROR = 399

const { DISCONNECTED, WAITING, CONNECTING, EXITED } = V2NIMChatroomStatus

/** An enter() begins: its timer covers the providers too. */
export const beginEnter: Part = (walk) =>
  walk
    .run({ type: 'beginAttempt', trigger: 'enter' })
    .run({ type: 'startEnterTimer' })
    .run({ type: 'askProviders', scope: 'enter' })
    .into('preparing', { trigger: 'enter', triesLeft: 0, reconnectCount: 0 })

/** The next address is tried. */
export const connect: Part = (walk) =>
  walk
    .status(CONNECTING)
    .run({ type: 'openSocket' })
    .into('connecting', { triesLeft: Math.max(0, walk.state.triesLeft - 1) })

/** The client is out of the room for good; tells so if it ever was in. */
export function leave(fault: LifecycleFault | null): Part {
  return (walk) => {
    const told = walk.status(EXITED, fault)
    return (walk.state.hasEntered ? told.run({ type: 'notifyExited', fault }) : told).into('out', {
      hasEntered: false,
    })
  }
}

/** Waits for the next reconnect; after the last delay the first follows again (protocol notes §9.5). */
export const waitForReconnect: Part = (walk) => {
  const delays = LIMITS.reconnectIntervalsMs
  const delayMs = delays[walk.state.reconnectCount % delays.length] ?? 0
  return walk
    .status(WAITING)
    .run({ type: 'armReconnect', delayMs })
    .into('waiting', { reconnectCount: walk.state.reconnectCount + 1 })
}

/** An attempt failed: the next address, the next reconnect, or the end of it (protocol notes §9.3, §9.5). */
export function failAttempt(fault: LifecycleFault): Part {
  return (walk) => {
    const down = walk.run({ type: 'closeSocket' }).status(DISCONNECTED, fault)
    return walk.state.trigger === 'enter' ? down.via(failEnter(fault)) : down.via(failReconnect(fault))
  }
}

function failEnter(fault: LifecycleFault): Part {
  return (walk) => {
    const stops = isFinal(fault.code) || walk.state.triesLeft === 0
    return stops ? walk.via(giveUpEnter(fault)) : walk.via(connect)
  }
}

function failReconnect(fault: LifecycleFault): Part {
  return (walk) => {
    const ended = walk.run({ type: 'endAttempt', outcome: outcomeOf(fault), fault })
    if (fault.code === SERVER_UNIT_ERROR) {
      return ended
        .run({ type: 'startEnterTimer' })
        .run({ type: 'askProviders', scope: 'relink' })
        .into('relinking')
    }
    return ended.via(isFinal(fault.code) ? leave(fault) : waitForReconnect)
  }
}

/** enter() rejects. A client that was in a room before this enter() also leaves that one. */
export function giveUpEnter(fault: LifecycleFault): Part {
  return (walk) => {
    const rejected = walk
      .run({ type: 'stopEnterTimer' })
      .run({ type: 'endAttempt', outcome: outcomeOf(fault), fault })
      .run({ type: 'rejectEnter', fault })
    return walk.state.hasEntered ? rejected.via(leave(fault)) : rejected.into('out')
  }
}

/** The running attempt is called off by exit() or by another enter(); an enter() that waits for it rejects. */
export const cancelAttempt: Part = (walk) => {
  const { phase } = walk.state
  const ended = walk
    .run({ type: phase === 'connecting' || phase === 'loggingIn' ? 'closeSocket' : 'abandonProviders' })
    .run({ type: 'stopEnterTimer' })
    .run({ type: 'endAttempt', outcome: 'cancelled', fault: CANCELLED })
  return walk.state.trigger === 'enter' ? ended.run({ type: 'rejectEnter', fault: CANCELLED }) : ended
}

/** The providers are asked no longer, and nobody waits for them. */
export const stopAsking: Part = (walk) =>
  walk.run({ type: 'abandonProviders' }).run({ type: 'stopEnterTimer' })

/** exit() of a client that is logged in: the cloud is told first. */
export const logOut: Part = (walk) => walk.run({ type: 'sendLogout' }).into('leaving')

/** exit() between the login answer and `onChatroomEntered`. */
export const cancelSettling: Part = (walk) =>
  walk
    .run({ type: 'endAttempt', outcome: 'cancelled', fault: CANCELLED })
    .run({ type: 'rejectEnter', fault: CANCELLED })

/** The enter() is complete: the room is told, then the promise. */
export const completeEnter: Part = (walk) =>
  walk
    .run({ type: 'notifyEntered' })
    .run({ type: 'endAttempt', outcome: 'entered', fault: null })
    .run({ type: 'resolveEnter' })

/** Thrown out of a room: exited is told before kicked (protocol notes §9.2). */
export function kickedOut(info: KickedInfo): Part {
  return (walk) => walk.run({ type: 'closeSocket' }).via(leave(KICKED)).run({ type: 'notifyKicked', info })
}

/** Only what the cloud answered counts as refused. */
export function outcomeOf(fault: LifecycleFault): LifecycleOutcome {
  return fault.answered === true ? 'refused' : 'failed'
}

function isFinal(code: number): boolean {
  return code === SERVER_UNIT_ERROR || TERMINAL_CODES.has(code)
}
