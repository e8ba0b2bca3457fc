import { LIMITS } from '../protocol'
import { V2NIMChatroomStatus } from './enums'
import type {
  KickedInfo,
  LifecycleEffect,
  LifecycleFault,
  LifecycleOutcome,
  LifecyclePhase,
} from './lifecycle-model'
import type { LifecycleWalk } from './lifecycle-walk'

/** Parts of ways that several rows of the lifecycle table share. */

export type Part = (walk: LifecycleWalk) => LifecycleWalk

const CANCELLED: LifecycleFault = { code: 191002, reason: 'Aborted' }
export const ENTER_TIMED_OUT: LifecycleFault = { code: 191005, reason: 'Login API timeout' }
export const KICKED: LifecycleFault = { code: 192003, reason: 'disconnect due to kicked' }
const CONNECT_SILENT: LifecycleFault = { code: 192002, reason: 'the attempt found no connection in its time' }
const LOGIN_SILENT: LifecycleFault = { code: 192004, reason: 'the attempt got no login answer in its time' }

/** Login code that asks a client to fetch new addresses: stops an enter(), relinks a reconnect. */
const SERVER_UNIT_ERROR = 399

const { DISCONNECTED, WAITING, CONNECTING, CONNECTED, ENTERING, ENTERED, EXITED } = V2NIMChatroomStatus

/** What is let go of when a phase is left early. */
const HELD_BY_PHASE: Readonly<Record<LifecyclePhase, readonly LifecycleEffect[]>> = {
  out: [],
  preparing: [{ type: 'abandonProviders' }],
  connecting: [{ type: 'closeSocket' }],
  authenticating: [{ type: 'abandonProviders' }, { type: 'closeSocket' }],
  loggingIn: [{ type: 'closeSocket' }],
  settling: [{ type: 'closeSocket' }],
  entered: [{ type: 'closeSocket' }],
  leaving: [{ type: 'closeSocket' }],
  waiting: [{ type: 'disarmReconnect' }],
  refreshing: [{ type: 'abandonProviders' }],
  relinking: [{ type: 'abandonProviders' }],
}

/** Lets go of the socket, the provider call or the timer that the phase holds. */
export const release: Part = (walk) =>
  HELD_BY_PHASE[walk.state.phase].reduce((released, effect) => released.run(effect), walk)

/** An enter() begins: its timer covers the providers too, except with the vendor's unbounded provider phase. */
export const beginEnter: Part = (walk) => {
  const { profile, quirks } = walk.rules
  const begun = walk.run({ type: 'beginAttempt', trigger: 'enter' })
  const timed = quirks.unboundedProviderPhase ? begun : begun.run({ type: 'startEnterTimer' })
  return timed
    .run({ type: 'askProviders', scope: profile.providerTiming === 'beforeConnect' ? 'enter' : 'relink' })
    .into('preparing', { trigger: 'enter', triesLeft: 0, reconnectCount: 0, takenOver: false })
}

/** The next reconnect begins; its providers are bounded like those of an enter(). */
export const beginReconnect: Part = (walk) => {
  const { profile, quirks } = walk.rules
  const begun = walk
    .run({ type: 'beginAttempt', trigger: 'reconnect' })
    .into('refreshing', { trigger: 'reconnect' })
  if (profile.providerTiming === 'afterConnect') return begun.via(connect)
  const timed = quirks.unboundedProviderPhase ? begun : begun.run({ type: 'startEnterTimer' })
  return timed.run({ type: 'askProviders', scope: 'refresh' })
}

/** The next address is tried. */
export const connect: Part = (walk) =>
  walk
    .status(CONNECTING)
    .run({ type: 'openSocket' })
    .into('connecting', { triesLeft: Math.max(0, walk.state.triesLeft - 1) })

/** The socket is open: logs in, or asks first for what the login is authenticated with. */
export const useSocket: Part = (walk) => {
  const open = walk.status(CONNECTED)
  if (walk.rules.profile.providerTiming === 'beforeConnect') return open.via(logIn)
  const timed = walk.state.trigger === 'reconnect' ? open.run({ type: 'startEnterTimer' }) : open
  return timed.run({ type: 'askProviders', scope: 'refresh' }).into('authenticating')
}

export const logIn: Part = (walk) =>
  walk.status(ENTERING).run({ type: 'sendLogin', trigger: walk.state.trigger }).into('loggingIn')

/** The login was accepted; an enter() still waits until the room is settled. */
export const acceptLogin: Part = (walk) => {
  const inRoom = walk.run({ type: 'stopEnterTimer' }).status(ENTERED).run({ type: 'settleRoom' })
  const change = { hasEntered: true, reconnectCount: 0 }
  return walk.state.trigger === 'enter'
    ? inRoom.into('settling', change)
    : inRoom.run({ type: 'endAttempt', outcome: 'entered', fault: null }).into('entered', change)
}

/** The client is out of the room for good; tells so if it ever was in. */
export function leave(fault: LifecycleFault | null): Part {
  return (walk) => {
    const told = walk.status(EXITED, fault)
    return (walk.state.hasEntered ? told.run({ type: 'notifyExited', fault }) : told).into('out', {
      hasEntered: false,
    })
  }
}

/** A reconnect failed: waits for the next one while the profile's `reconnectLimit` allows one. */
function retryReconnect(fault: LifecycleFault): Part {
  return (walk) => {
    if (!hasGivenUp(walk)) return walk.via(waitForReconnect)
    const reason = `gave up after ${walk.state.reconnectCount} reconnects: ${fault.reason}`
    return walk.via(leave({ ...fault, reason }))
  }
}

/** Ends the attempt of a reconnect, which is tried again while the profile allows it. */
export function endReconnectForNow(fault: LifecycleFault): Part {
  return (walk) => walk.via(endReconnect(fault)).via(retryReconnect(fault))
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

/** The link broke after a login; `twice` takes it for two as the vendor's SDK does with a `0::`: the second delay counts. */
export function loseLink(fault: LifecycleFault, twice: boolean): Part {
  return (walk) => {
    const waiting = walk.via(release).status(DISCONNECTED, fault).via(waitForReconnect)
    return twice ? waiting.via(release).status(DISCONNECTED, fault).via(waitForReconnect) : waiting
  }
}

/** An attempt failed: the next address, the next reconnect, or the end of it (protocol notes §9.3, §9.5). */
export function failAttempt(fault: LifecycleFault): Part {
  return (walk) => {
    const down = walk.via(release).status(DISCONNECTED, fault)
    return walk.state.trigger === 'enter' ? down.via(failEnter(fault)) : down.via(failReconnect(fault))
  }
}

function failEnter(fault: LifecycleFault): Part {
  return (walk) => {
    const stops = isFinal(walk, fault) || walk.state.triesLeft === 0
    return stops ? walk.via(giveUpEnter(fault)) : walk.via(connect)
  }
}

function failReconnect(fault: LifecycleFault): Part {
  return (walk) => {
    const ended = walk.via(endReconnect(fault))
    if (fault.code === SERVER_UNIT_ERROR && !hasGivenUp(walk)) {
      return ended
        .run({ type: 'startEnterTimer' })
        .run({ type: 'askProviders', scope: 'relink' })
        .into('relinking')
    }
    return ended.via(isFinal(walk, fault) ? leave(fault) : retryReconnect(fault))
  }
}

/** Token or extension could not be had on the open connection: an enter() ends, a reconnect tries again later. */
export function failAuthentication(fault: LifecycleFault): Part {
  return (walk) => {
    const down = walk.via(release).status(DISCONNECTED, fault)
    return walk.state.trigger === 'enter' ? down.via(giveUpEnter(fault)) : down.via(endReconnectForNow(fault))
  }
}

/** The profile's bound of one attempt is reached: the next attempt follows at once, a reconnect's later. */
export const giveUpAttempt: Part = (walk) => {
  const fault = walk.state.phase === 'connecting' ? CONNECT_SILENT : LOGIN_SILENT
  const down = walk.via(release).status(DISCONNECTED, fault)
  return walk.state.trigger === 'enter'
    ? down.via(connect)
    : down.via(endReconnect(fault)).via(waitForReconnect)
}

export function endReconnect(fault: LifecycleFault): Part {
  return (walk) =>
    walk.run({ type: 'stopEnterTimer' }).run({ type: 'endAttempt', outcome: outcomeOf(fault), fault })
}

/** The enter timer fired while a socket was in use. */
export const timeOutEnter: Part = (walk) =>
  walk.via(release).status(DISCONNECTED, ENTER_TIMED_OUT).via(giveUpEnter(ENTER_TIMED_OUT))

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
  const ended = walk
    .via(release)
    .run({ type: 'stopEnterTimer' })
    .run({ type: 'endAttempt', outcome: 'cancelled', fault: CANCELLED })
  return walk.state.trigger === 'enter' ? ended.run({ type: 'rejectEnter', fault: CANCELLED }) : ended
}

/** A second, equal enter() takes the running one over, as the vendor's SDK does (protocol notes §9.3). */
export const takeOver: Part = (walk) =>
  walk
    .run({ type: 'rejectEnter', fault: CANCELLED })
    .run({ type: 'adoptEnter' })
    .status(DISCONNECTED, CANCELLED)
    .into(walk.state.phase, { takenOver: true })

/** The providers are asked no longer, and nobody waits for them. */
export const stopAsking: Part = (walk) => walk.via(release).run({ type: 'stopEnterTimer' })

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
    .run({ type: 'notifyEntered', silent: walk.state.takenOver })
    .run({ type: 'endAttempt', outcome: 'entered', fault: null })
    .run({ type: 'resolveEnter' })

/** Thrown out of a room; the profile says which of the two callbacks comes first (protocol notes §9.2). */
export function kickedOut(info: KickedInfo): Part {
  return (walk) => {
    const out = walk.via(release)
    return walk.rules.profile.kickedOrder === 'exitedFirst'
      ? out.via(leave(KICKED)).run({ type: 'notifyKicked', info })
      : out.status(EXITED, KICKED).run({ type: 'notifyKicked', info }).via(leave(KICKED))
  }
}

/** Kicked before the login answer: the attempt ends as well. */
export function kickedDuringLogin(info: KickedInfo): Part {
  return (walk) => {
    const out = walk.via(kickedOut(info))
    return walk.state.trigger === 'enter'
      ? out.status(DISCONNECTED, KICKED).via(giveUpEnter(KICKED))
      : out.via(endReconnect(KICKED))
  }
}

/** Only what the cloud answered counts as refused. */
export function outcomeOf(fault: LifecycleFault): LifecycleOutcome {
  return fault.answered === true ? 'refused' : 'failed'
}

/** All reconnects that the profile allows were made. */
function hasGivenUp({ state, rules }: LifecycleWalk): boolean {
  const { reconnectLimit } = rules.profile
  return reconnectLimit !== null && state.reconnectCount >= reconnectLimit
}

function isFinal(walk: LifecycleWalk, { code }: LifecycleFault): boolean {
  return code === SERVER_UNIT_ERROR || walk.rules.profile.terminalCodes.has(code)
}
