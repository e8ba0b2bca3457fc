import type { WorldAccount } from '../../../src-shared/console/world'
import type { Room } from '../room'
import { roomNumber } from './fields'

/** Data of answers in the names of V1 (domain.md §5.5). */

export function v1Account({ accountId, token, nick }: WorldAccount): object {
  return { accid: accountId, token, name: nick }
}

export function v1Room(room: Room): object {
  return {
    roomid: roomNumber(room.roomId),
    valid: room.valid,
    muted: room.chatBanned,
    name: room.name,
    announcement: room.announcement,
    broadcasturl: room.liveUrl,
    ext: room.serverExtension,
    creator: room.creator,
    queuelevel: room.queueLevel,
    inOutNotification: room.inOutNotification ? 1 : 0,
  }
}

/** How an account stands in a room, whether it is there or not. */
export function v1Member({ roomId, standing }: Room, accountId: string): object {
  return {
    roomid: roomNumber(roomId),
    accid: accountId,
    role: standing.roleOf(accountId),
    blocked: standing.blocked.has(accountId),
    muted: standing.chatBanned.has(accountId),
  }
}

/** V1 has codes of its own age for what V2 tells apart (domain.md §5.5, §6); all others are the same. */
const olderCodes: ReadonlyMap<number, number> = new Map([
  [102404, 404],
  [102405, 414],
  [113308, 403],
  [113404, 404],
  [113406, 404],
  [113409, 417],
  [113434, 419],
  [114303, 403],
  [114404, 404],
  [114405, 417],
  [114427, 403],
  [114429, 414],
  [114432, 403],
])

export function v1Code(code: number): number {
  return olderCodes.get(code) ?? code
}
