import { V2NIMChatroomKickedReason as Reason } from '../../chatroom/enums'
import type { ClientProfile } from '../../chatroom/profile'
import type { KickStep } from './kick-step'
import type { KickWay } from './kick-way'

/** What is expected: a step, or steps that come once or several times over. */
export type ExpectedKickStep = KickStep | { readonly kind: 'again'; readonly steps: readonly KickStep[] }

/** What a client is to tell, and where it is to end, after one way out of a room. */
export interface KickExpectation {
  /** `exit`: out for good. `reconnect`: back in the room without the app doing anything. */
  readonly ending: 'exit' | 'reconnect'
  /** A V2NIMChatroomKickedReason; null where onChatroomKicked is not called. */
  readonly reason: number | null
  /** The error code of the last status that has one; null where the client left by itself. */
  readonly code: number | null
  /** What the next enter() is told while the cause stands; null for a client that is in the room. */
  readonly reentryCode: number | null
  readonly steps: readonly ExpectedKickStep[]
}

/** What decides besides the way. */
export interface KickManner extends Pick<ClientProfile, 'kickedOrder'> {
  /** The app fetches the token anew for every enter(), as a draft does that takes it from the embedded cloud. */
  readonly freshToken: boolean
}

const DISCONNECT = 192003
const CONNECT_FAILED = 192001
const SUCCESS = 200
const REFUSED = { banned: 102422, token: 102302, blocked: 114426, closed: 113406 } as const

const LOSES_LINK: readonly KickStep[] = [status('DISCONNECTED', DISCONNECT)]
const LOGS_IN_AGAIN: readonly KickStep[] = [
  status('WAITING'),
  status('CONNECTING'),
  status('CONNECTED'),
  status('ENTERING'),
]

type Expectation = (manner: KickManner) => KickExpectation

/** What each way leads to (domain.md §1.5, §1.6, §4.3, §6). */
const EXPECTATIONS: { readonly [W in KickWay]: Expectation } = {
  managerKick: thrownOut(Reason.BY_MANAGER, SUCCESS),
  serverKick: thrownOut(Reason.BY_MANAGER, SUCCESS),
  selfKick: thrownOut(Reason.BY_MANAGER, SUCCESS),
  conflictLogin: thrownOut(Reason.BY_CONFLICT_LOGIN, SUCCESS),
  sameDevice: thrownOut(Reason.SILENTLY, SUCCESS),
  blocked: thrownOut(Reason.BE_BLOCKED, REFUSED.blocked),
  // There is no reason of its own for a ban.
  accountBanned: thrownOut(Reason.UNKNOWN, REFUSED.banned),
  bannedReconnect: refusedOnReturn(REFUSED.banned),
  // A reconnect takes the token of the enter() before; the next enter() may have a newer one.
  tokenChanged: (manner) => ({
    ...refusedOnReturn(REFUSED.token)(manner),
    reentryCode: manner.freshToken ? SUCCESS : REFUSED.token,
  }),
  roomClosed: thrownOut(Reason.CHATROOM_INVALID, REFUSED.closed),
  linkDropped: comesBack([]),
  serverGone: comesBack([
    {
      kind: 'again',
      steps: [status('WAITING'), status('CONNECTING'), status('DISCONNECTED', CONNECT_FAILED)],
    },
  ]),
  ownExit: () => ({
    ...{ ending: 'exit', reason: null, code: null, reentryCode: SUCCESS },
    steps: [status('EXITED'), { kind: 'exited', code: null }],
  }),
}

/** What a client of this manner is expected to do. */
export function expectKick(way: KickWay, manner: KickManner): KickExpectation {
  return EXPECTATIONS[way](manner)
}

function thrownOut(reason: number, reentryCode: number): Expectation {
  return ({ kickedOrder }) => {
    const exited: KickStep = { kind: 'exited', code: DISCONNECT }
    const kicked: KickStep = { kind: 'kicked', reason }
    const told = kickedOrder === 'exitedFirst' ? [exited, kicked] : [kicked, exited]
    return {
      ...{ ending: 'exit', reason, code: DISCONNECT, reentryCode },
      steps: [status('EXITED', DISCONNECT), ...told],
    }
  }
}

function refusedOnReturn(code: number): Expectation {
  return () => ({
    ...{ ending: 'exit', reason: null, code, reentryCode: code },
    steps: [
      ...LOSES_LINK,
      ...LOGS_IN_AGAIN,
      status('DISCONNECTED', code),
      status('EXITED', code),
      { kind: 'exited', code },
    ],
  })
}

function comesBack(meanwhile: readonly ExpectedKickStep[]): Expectation {
  return () => ({
    ...{ ending: 'reconnect', reason: null, code: null, reentryCode: null },
    // onChatroomEntered is not called again for a reconnect.
    steps: [...LOSES_LINK, ...meanwhile, ...LOGS_IN_AGAIN, status('ENTERED')],
  })
}

function status(name: (KickStep & { kind: 'status' })['status'], code: number | null = null): KickStep {
  return { kind: 'status', status: name, code }
}
