import type { JsonObject } from '../../../src-shared/console'
import { fromProperty, type Fields, type Property } from '../../../src-shared/protocol'
import {
  V2NIMMessageSendingState,
  type V2NIMChatroomMessage,
  type V2NIMChatroomSelfMemberUpdateParams,
  type V2NIMChatroomService,
} from '../../client'
import type { RecordedOperation } from './recorded-life'
import { isServiceOperation, type ServiceOperation } from './service-requests'

type Perform = (service: V2NIMChatroomService, fields: Fields, message: JsonObject) => Promise<unknown>

/** How each operation of the service is asked for again, from the fields of the request that it sent. */
const PERFORM: Readonly<Record<ServiceOperation, Perform>> = {
  kickMember: (service, { accountId, notificationExtension }) =>
    service.kickMember(
      accountId as string,
      ...(typeof notificationExtension === 'string' ? [notificationExtension] : []),
    ),
  sendMessage: (service, fields, message) => service.sendMessage(givenMessage(message, fields)),
  getMemberListByOption: (service, { tag }) =>
    service.getMemberListByOption(fromProperty('memberQuery', (tag ?? {}) as Property)),
  getMemberByIds: (service, { accountIds }) => service.getMemberByIds(accountIds as string[]),
  updateSelfMemberInfo: (service, { tag, antispamConfig, ...options }) => {
    const member = fromProperty('member', (tag ?? {}) as Property)
    const update = { ...member, ...options } as unknown as V2NIMChatroomSelfMemberUpdateParams
    if (antispamConfig === undefined) return service.updateSelfMemberInfo(update)
    const name = 'v2ChatroomUpdateSelfMemberInfo.antispamConfig'
    return service.updateSelfMemberInfo(update, fromProperty(name, antispamConfig as Property))
  },
}

/**
 * Asks for an operation again as it was asked for in the recording.
 * @returns null when the recording holds no arguments of it: it sent nothing.
 */
export function performService(
  service: V2NIMChatroomService,
  { name, payload, request, message }: RecordedOperation,
): Promise<unknown> | null {
  if (!isServiceOperation(name)) return null
  const fields = request ?? (name === 'kickMember' ? (payload as Fields) : null)
  if (fields === null && message === null) return null
  return PERFORM[name](service, fields ?? {}, message ?? {})
}

/** A message as its sender gave it: a repeated one says so on the wire and was known to it as failed. */
function givenMessage(message: JsonObject, { tag }: Fields): V2NIMChatroomMessage {
  const { resend } = fromProperty('message', (tag ?? {}) as Property)
  const { FAILED, UNKNOWN } = V2NIMMessageSendingState
  return { ...message, sendingState: resend === true ? FAILED : UNKNOWN } as unknown as V2NIMChatroomMessage
}
