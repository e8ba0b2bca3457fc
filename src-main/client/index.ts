export { ChatroomClientFleet, type FleetOptions } from './fleet'
export {
  enterInBulk,
  type BulkEnterItem,
  type BulkEnterOptions,
  type BulkEnterOutcome,
  type BulkEnterProgress,
} from './bulk-enter'
export { AppMemory } from './app-memory'
export { ChatroomClient, type ChatroomClientEvents } from './chatroom-client'
export { V2NIMChatroomService, type V2NIMChatroomMemberListResult } from './chatroom-service'
export type { ChatroomServiceEvents } from './chatroom-service-events'
export { V2NIMChatroomQueueService } from './queue-service'
export type { ChatroomQueueEvents, V2NIMChatroomQueueElement } from './queue-events'
export type { V2NIMChatroomQueueOfferParams } from './queue-params'
export type {
  LinkProvider,
  LoginExtensionProvider,
  TokenProvider,
  V2NIMChatroomEnterParams,
  V2NIMChatroomInitParams,
} from '../../src-shared/chatroom'
export type { ClientEnvironment, OwnClientOptions, RandomSource } from './client-environment'
export type { V2NIMChatroomEnterResult, V2NIMChatroomInfo, V2NIMChatroomMember } from './enter-result'
export {
  V2NIMChatroomMessageCreator,
  V2NIMMessageSendingState,
  type V2NIMChatroomMessage,
} from './chatroom-message'
export type { V2NIMSendChatroomMessageResult } from './message-sender'
export type { V2NIMChatroomNotificationAttachment } from './room-notification'
export type {
  V2NIMChatroomMemberQueryOption,
  V2NIMChatroomSelfMemberUpdateParams,
  V2NIMSendChatroomMessageParams,
} from './service-params'
export type { ClientNetwork, NetworkRequest, NetworkResponse, NetworkSocket } from './network'
export { connectionsOver } from './open-connection'
export { SECRET_PLACEHOLDER } from './redaction'
export { V2NIMError, type V2NIMErrorDetail } from './v2nim-error'
