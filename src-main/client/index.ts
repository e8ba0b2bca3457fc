export { ChatroomClientFleet, type FleetOptions } from './fleet'
export { ChatroomClient, type ChatroomClientEvents } from './chatroom-client'
export { V2NIMChatroomService, type ChatroomServiceEvents } from './chatroom-service'
export type {
  LinkProvider,
  LoginExtensionProvider,
  TokenProvider,
  V2NIMChatroomEnterParams,
} from '../../src-shared/chatroom'
export type {
  ClientEnvironment,
  OwnClientOptions,
  RandomSource,
  V2NIMChatroomInitParams,
} from './client-environment'
export type { V2NIMChatroomEnterResult, V2NIMChatroomInfo, V2NIMChatroomMember } from './enter-result'
export type { V2NIMChatroomMessage } from './incoming-message'
export type { V2NIMChatroomNotificationAttachment } from './notification'
export { V2NIMError, type V2NIMErrorDetail } from './v2nim-error'
