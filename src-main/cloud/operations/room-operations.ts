import { V2NIMChatroomKickedReason as Reason } from '../../../src-shared/chatroom'
import { worldSchema, type WorldRoom } from '../../../src-shared/console/world'
import type { CloudApp } from '../cloud-app'
import type { Moderation, RoomInfoChange } from '../moderation'
import type { Presence } from '../presence'
import { Room, type Member } from '../room'
import type { AutoClose } from './auto-close'
import { OPERATION_CODE as CODE, OperationRefused } from './operation-refused'

const roomSchema = worldSchema.shape.apps.element.shape.rooms.unwrap().element

export type NewRoom = Pick<WorldRoom, 'creator' | 'name'> & Partial<WorldRoom>

/** What tells the room that something was changed in it from outside. */
export interface RoomNotice {
  readonly extension: string | null
  readonly notificationEnabled: boolean
}

/** What the server API may do to rooms (domain.md §5.4). Each throws `OperationRefused`. */
export class RoomOperations {
  constructor(
    private readonly presence: Presence,
    private readonly moderation: Moderation,
    private readonly autoClose: AutoClose,
  ) {}

  create(app: CloudApp, room: NewRoom): Room {
    if (!app.accounts.has(room.creator))
      throw new OperationRefused(
        CODE.accountMissing,
        `The creator "${room.creator}" is no account of the app.`,
      )
    this.requireFreeRoom(app, room.creator)
    const created = new Room(roomSchema.parse({ ...room, roomId: nextRoomId(app) }))
    app.rooms.set(created.roomId, created)
    this.autoClose.watch(created)
    return created
  }

  get(app: CloudApp, roomId: string): Room {
    const room = app.rooms.get(roomId)
    if (room === undefined) throw new OperationRefused(CODE.roomMissing, `The app has no room ${roomId}.`)
    return room
  }

  /** The room, which has to be open: 113406 otherwise. */
  getOpen(app: CloudApp, roomId: string): Room {
    const room = this.get(app, roomId)
    if (!room.valid) throw new OperationRefused(CODE.roomClosed, `The room ${roomId} is closed.`)
    return room
  }

  update(app: CloudApp, roomId: string, info: RoomInfoChange, notice: RoomNotice): Room {
    const room = this.get(app, roomId)
    this.moderation.updateRoomInfo({ room, operator: creatorOf(app, room), info, ...notice })
    return room
  }

  /** Opens or closes a room in the name of its creator; closing throws everybody out with reason 1. */
  setValid(
    app: CloudApp,
    roomId: string,
    change: {
      readonly operatorId: string
      readonly valid: boolean
      readonly autoClose?: WorldRoom['autoClose']
    },
  ): Room {
    const room = this.get(app, roomId)
    if (change.operatorId !== room.creator)
      throw new OperationRefused(CODE.ownerOnly, `Only the creator may open or close the room ${roomId}.`)
    if (room.valid === change.valid) {
      const state = room.valid ? 'open' : 'closed'
      throw new OperationRefused(CODE.repeated, `The room ${roomId} is ${state} already.`)
    }
    if (change.valid) this.requireFreeRoom(app, room.creator)
    if (change.autoClose !== undefined) room.autoClose = change.autoClose
    this.applyValid(room, change.valid, change.operatorId)
    return room
  }

  /** Opens or closes without asking who wants it. Closing throws everybody out with reason 1 (domain.md §4.3). */
  applyValid(room: Room, valid: boolean, by: string): void {
    room.valid = valid
    this.autoClose.watch(room)
    if (!valid) this.presence.clear(room, { reason: Reason.CHATROOM_INVALID, extension: null, by })
  }

  setAutoClose(app: CloudApp, roomId: string, autoClose: WorldRoom['autoClose']): Room {
    const room = this.get(app, roomId)
    room.autoClose = autoClose
    this.autoClose.watch(room)
    return room
  }

  /** Refused with 113308 while the app has in and out notifications off. */
  setInOutNotification(app: CloudApp, roomId: string, enabled: boolean): Room {
    const room = this.get(app, roomId)
    if (!app.inOutNotification)
      throw new OperationRefused(CODE.inOutDisabled, 'The app has in and out notifications switched off.')
    room.inOutNotification = enabled
    return room
  }

  /** Leaves the word to creator and managers, or gives it back to everybody. */
  setChatBanned(app: CloudApp, roomId: string, change: RoomNotice & { readonly banned: boolean }): Room {
    const room = this.get(app, roomId)
    this.moderation.setRoomChatBanned({ room, operator: creatorOf(app, room), ...change })
    return room
  }

  /** Open rooms that an account has created. */
  openRoomsOf(app: CloudApp, creator: string): readonly Room[] {
    return [...app.rooms.values()].filter((room) => room.valid && room.creator === creator)
  }

  private requireFreeRoom(app: CloudApp, creator: string): void {
    if (this.openRoomsOf(app, creator).length >= app.roomsPerUser)
      throw new OperationRefused(
        CODE.roomLimit,
        `The account "${creator}" has ${app.roomsPerUser} open rooms, as many as the app allows.`,
      )
  }
}

/** The creator as the one who does what the server API does to a room. */
export function creatorOf(app: CloudApp, room: Room): Member {
  return memberOf(app, room, room.creator)
}

/** An account in a room, whether it is there or not. */
export function memberOf(app: CloudApp, room: Room, accountId: string): Member {
  return room.onlineMember(accountId) ?? app.offlineMember(room, accountId)
}

/** One above the highest that the app has. */
function nextRoomId(app: CloudApp): string {
  const highest = [...app.rooms.keys()].reduce(
    (max, roomId) => (BigInt(roomId) > max ? BigInt(roomId) : max),
    0n,
  )
  return String(highest + 1n)
}
