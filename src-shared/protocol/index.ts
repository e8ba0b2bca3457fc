export type { CommandName, CommandSpec } from './commands'
export { commandById, commandByName, commands } from './commands'
export type { FieldSpec } from './command-spec'
export type { DescribedField, PacketDescription } from './describe-packet'
export { describePacket } from './describe-packet'
export type { GapRule } from './field-order'
export { CLIENT_CONSTANTS, LIMITS, TERMINAL_CODES } from './limits'
export type { MapperName } from './mappers'
export { mappers } from './mappers'
export type { NotificationData, NotificationMember, QueueElement, RoomNotification } from './notification'
export { decodeNotification, encodeNotification } from './notification'
export type { NotificationName, NotificationSpec, QueueChangeKind } from './notification-table'
export { notificationById, notificationByName, notifications, queueChangeKinds } from './notification-table'
export type {
  EncodeRequestOptions,
  IncomingRequest,
  IncomingServerPacket,
  PacketData,
  RequestPacket,
  ServerPacket,
} from './packet-codec'
export {
  decodeRequest,
  decodeServerPacket,
  encodeErrorFor,
  encodeRequest,
  encodeServerPacket,
} from './packet-codec'
export type { FieldSpan, PacketId, PacketSide } from './packet-scan'
export { isPropertyValue } from './field-shape'
export { fromProperty, toProperty } from './property-mapper'
export type { Decoded, ProtocolErrorDetails, ProtocolErrorReason } from './protocol-error'
export { PACK_ERROR, PROTOCOL_ERROR_REASONS, ProtocolError, UNPACK_ERROR } from './protocol-error'
export { compactCode, expandCode } from './result-code'
export * from './text-frame'
export * from './wire-types'
