import type { CommandName, IncomingRequest } from '../../../src-shared/protocol'
import type { Connection } from '../connection'
import type { CloudContext } from '../cloud-context'
import { inRoom, refuse, REFUSAL, type CommandHandler, type Reply } from './command'
import { getMessageList, getMessageListByTag } from './history'
import { login } from './login'
import { getMemberByIds, getMemberCountByTag, getMemberListByOption, getMemberListByTag } from './members'
import { acknowledgeMessage, sendMessage } from './messages'
import {
  kickMember,
  setMemberBlocked,
  setMemberChatBanned,
  setMemberTempChatBanned,
  setTempChatBannedByTag,
  updateMemberRole,
} from './moderation'
import { queueBatchUpdate, queueDrop, queueInit, queueList, queueOffer, queuePeek, queuePoll } from './queue'
import { getChatroomInfo, updateChatroomInfo } from './room-info'
import { updateLocation, updateSelfMemberInfo, updateTags } from './self'
import { downloadAntispamVocabulary, getGrayscaleConfig, getNosCdnHost, getServerTime } from './service'
import { heartbeat, logout } from './session'

const handlers: Readonly<Partial<Record<CommandName, CommandHandler>>> = {
  heartbeat,
  v2ChatroomLogin: login,
  v2ChatroomLogout: logout,
  v2ChatroomGetServerTime: getServerTime,
  getGrayscaleConfig,
  getNosCdnHost,
  v2GetChatroomInfo: getChatroomInfo,
  v2ChatroomGetMemberByIds: getMemberByIds,
  v2ChatroomGetMemberListByOption: getMemberListByOption,
  v2ChatroomUpdateSelfMemberInfo: updateSelfMemberInfo,
  v2ChatroomSendMessage: sendMessage,
  v2ChatroomKickMember: kickMember,
  v2UpdateChatroomInfo: updateChatroomInfo,
  v2ChatroomGetMemberCountByTag: getMemberCountByTag,
  v2ChatroomGetMemberListByTag: getMemberListByTag,
  v2UpdateChatroomTags: updateTags,
  v2UpdateChatroomLocation: updateLocation,
  v2ChatroomUpdateMemberRole: updateMemberRole,
  v2ChatroomSetMemberBlockedStatus: setMemberBlocked,
  v2ChatroomSetMemberChatBannedStatus: setMemberChatBanned,
  v2ChatroomSetMemberTempChatBanned: setMemberTempChatBanned,
  v2SetTempChatBannedByTag: setTempChatBannedByTag,
  v2ChatroomGetMessageList: getMessageList,
  v2ChatroomGetMessageListByTag: getMessageListByTag,
  v2ChatroomMessageAck: acknowledgeMessage,
  v2ChatroomQueueOffer: queueOffer,
  v2ChatroomQueuePoll: queuePoll,
  v2ChatroomQueueList: queueList,
  v2ChatroomQueuePeek: queuePeek,
  v2ChatroomQueueDrop: queueDrop,
  v2ChatroomQueueInit: queueInit,
  v2ChatroomQueueBatchUpdate: queueBatchUpdate,
  v2ChatroomDownloadLocalAntiSpamVocabs: downloadAntispamVocabulary,
}

/** Unknown commands and those that this cloud does not offer: refused at once, never left to the client's timer. */
const unsupported: CommandHandler = inRoom(() => refuse(REFUSAL.unsupported))

/** Gives a request to its command and answers it. Every request gets exactly one answer. */
export async function dispatch(
  connection: Connection,
  request: IncomingRequest,
  context: CloudContext,
): Promise<void> {
  const handle = (request.command !== null && handlers[request.command]) || unsupported
  try {
    const result = handle({ connection, fields: request.fields, context })
    const reply = result instanceof Promise ? (await result)() : result
    answer(connection, request, reply)
    finish(reply, () => reportFailure(connection, request, context))
  } catch {
    reportFailure(connection, request, context)
    connection.refuse(request, REFUSAL.failed)
  }
}

function answer(connection: Connection, request: IncomingRequest, reply: Reply): void {
  if (!reply.accepted) connection.refuse(request, reply.code)
  else if (request.command !== null) connection.answer(request, request.command, reply.fields)
}

/** What comes after the answer may fail too, but must not answer again. */
function finish(reply: Reply, onFailure: () => void): void {
  try {
    if (reply.accepted) reply.afterwards?.()
  } catch {
    onFailure()
  }
}

/** A failing command is the cloud's fault, not the client's: the connection goes on. */
function reportFailure(connection: Connection, request: IncomingRequest, context: CloudContext): void {
  if (connection.phase === 'loggingIn') connection.change('loginRefused')
  const detail = { reason: 'commandFailed', command: request.command }
  context.events.tell('frameRejected', connection.subject, detail, REFUSAL.failed)
}
