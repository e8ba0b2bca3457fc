/**
 * What another engine needs to write the records that this client writes, secrets replaced in the same way. For
 * src-main/engine; everything else uses the index.
 */
export { AttemptRecorder } from './attempt-recorder'
export type { ChatroomClientEvents } from './chatroom-client'
export type { ChatroomServiceEvents } from './chatroom-service-events'
export { emitFrame, emitIncomingPacket } from './frame-records'
export { ListenerRegistry, type Listener } from './listener-registry'
export { InstanceRecorder } from './recording'
export { describeEnterParams, redactLoginFields } from './redaction'
export { CONTROL_NAMES } from './text-connection'
