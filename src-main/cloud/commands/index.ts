import type { CommandName, IncomingRequest } from '../../../src-shared/protocol'
import type { Connection } from '../connection'
import type { CloudContext } from '../cloud-context'
import { inRoom, refuse, REFUSAL, type CommandHandler, type Reply } from './command'
import { kickMember } from './kick'
import { login } from './login'
import { getMemberByIds, getMemberListByOption, updateSelfMemberInfo } from './members'
import { sendMessage } from './messages'
import { getChatroomInfo } from './room-info'
import { getGrayscaleConfig, getNosCdnHost, getServerTime } from './service'
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
