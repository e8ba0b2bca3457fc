import { enumName, V2NIMChatroomStatus, type KickedInfo } from '../../src-shared/chatroom'
import type { IncomingServerPacket } from '../../src-shared/protocol'
import type { ChatroomClientEvents } from './chatroom-client'
import type { V2NIMChatroomEnterResult } from './enter-result'
import type { ListenerRegistry } from './listener-registry'
import type { LoginListener } from './login-effects'
import type { EnterRequest } from './providers'
import type { RoomState } from './room-state'
import type { V2NIMError } from './v2nim-error'

const NO_TAGS: readonly string[] = []

/** Who takes what a server sends unasked. */
export interface PushTaker {
  takePush(packet: IncomingServerPacket): void
}

/** Tells what becomes of a login as the events of the API, and keeps the room's data in step with them. */
export class LoginAnnouncer implements LoginListener {
  constructor(
    private readonly events: ListenerRegistry<ChatroomClientEvents>,
    private readonly room: RoomState,
    private readonly pushes: PushTaker,
  ) {}

  statusChanged(status: V2NIMChatroomStatus, error: V2NIMError | null): void {
    const parts = { to: enumName(V2NIMChatroomStatus, status), code: error?.code ?? null }
    this.events.emit('onChatroomStatus', error === null ? [status] : [status, error], parts)
  }

  entered(result: V2NIMChatroomEnterResult, { params }: EnterRequest, silent: boolean): void {
    this.room.enter(result, params.tagConfig?.tags ?? NO_TAGS)
    if (!silent) this.events.emit('onChatroomEntered', [])
  }

  exited(error: V2NIMError | null): void {
    this.room.leave()
    this.events.emit('onChatroomExited', error === null ? [] : [error], { code: error?.code ?? null })
  }

  kicked(info: KickedInfo): void {
    this.events.emit('onChatroomKicked', [info], { payload: { ...info } })
  }

  pushed(packet: IncomingServerPacket): void {
    this.pushes.takePush(packet)
  }
}
