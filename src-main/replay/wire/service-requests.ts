import type { CommandName } from '../../../src-shared/protocol'

/** Operations that a client carries out with one request, and that request: it holds the arguments. */
export const SERVICE_REQUESTS = {
  kickMember: 'v2ChatroomKickMember',
  sendMessage: 'v2ChatroomSendMessage',
  getMemberListByOption: 'v2ChatroomGetMemberListByOption',
  getMemberByIds: 'v2ChatroomGetMemberByIds',
  updateSelfMemberInfo: 'v2ChatroomUpdateSelfMemberInfo',
} as const satisfies Readonly<Record<string, CommandName>>

export type ServiceOperation = keyof typeof SERVICE_REQUESTS

export function isServiceOperation(name: string): name is ServiceOperation {
  return Object.hasOwn(SERVICE_REQUESTS, name)
}
