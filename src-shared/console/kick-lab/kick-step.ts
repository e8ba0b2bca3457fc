import type { ChatroomStatusName } from '../../chatroom/enums'
import { V2NIMChatroomStatus } from '../../chatroom/enums'
import type { EventRow } from '../session-model'

/** One call of the client's listener, as far as leaving a room is about it. */
export type KickStep =
  | { readonly kind: 'status'; readonly status: ChatroomStatusName; readonly code: number | null }
  | { readonly kind: 'entered' }
  | { readonly kind: 'exited'; readonly code: number | null }
  | { readonly kind: 'kicked'; readonly reason: number }

/** A step that was seen. */
export interface SeenKickStep {
  readonly step: KickStep
  /** The event that tells it. */
  readonly ordinal: number
  /** Nanoseconds since the act that led to it. */
  readonly afterNs: number
}

/** The part of an event that a step is read from. */
export type KickStepEvent = Pick<EventRow, 'kind' | 'name' | 'to' | 'code' | 'payload'>

/** Reads a callback of the client's listener; null for every other event. */
export function readKickStep({ kind, name, to, code, payload }: KickStepEvent): KickStep | null {
  if (kind !== 'callback') return null
  switch (name) {
    case 'onChatroomStatus':
      return isStatus(to) ? { kind: 'status', status: to, code } : null
    case 'onChatroomEntered':
      return { kind: 'entered' }
    case 'onChatroomExited':
      return { kind: 'exited', code }
    case 'onChatroomKicked': {
      const reason = payload['kickedReason']
      return { kind: 'kicked', reason: typeof reason === 'number' ? reason : -1 }
    }
    default:
      return null
  }
}

/** Do two steps say the same? */
export function isSameKickStep(one: KickStep, other: KickStep): boolean {
  switch (one.kind) {
    case 'status':
      return other.kind === 'status' && one.status === other.status && one.code === other.code
    case 'entered':
      return other.kind === 'entered'
    case 'exited':
      return other.kind === 'exited' && one.code === other.code
    case 'kicked':
      return other.kind === 'kicked' && one.reason === other.reason
    default:
      return one satisfies never
  }
}

function isStatus(name: string | null): name is ChatroomStatusName {
  return name !== null && Object.hasOwn(V2NIMChatroomStatus, name)
}
