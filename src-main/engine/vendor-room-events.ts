import { ListenerRegistry, type ChatroomServiceEvents, type InstanceRecorder } from '../client/record-kit'
import type { VendorClient } from '../vendor-sdk'

/** Every event of the room that the SDK tells (domain.md §2.7). */
const ROOM_EVENTS = [
  'onSendMessage',
  'onReceiveMessages',
  'onChatroomMemberEnter',
  'onChatroomMemberExit',
  'onChatroomMemberRoleUpdated',
  'onChatroomMemberInfoUpdated',
  'onSelfChatBannedUpdated',
  'onSelfTempChatBannedUpdated',
  'onChatroomInfoUpdated',
  'onChatroomChatBannedUpdated',
  'onChatroomTagsUpdated',
  'onMessageRevokedNotification',
] as const satisfies readonly (keyof ChatroomServiceEvents)[]

/** Writes what the SDK tells of the room as the records of our own client. */
export function recordRoomEvents(client: VendorClient, recorder: InstanceRecorder): void {
  const events = new ListenerRegistry<ChatroomServiceEvents>(recorder)
  for (const name of ROOM_EVENTS)
    client.V2NIMChatroomService.on(name, (...values: never[]) => events.emit(name, values as never))
}
