import { z } from 'zod'
import { V2NIMChatroomMemberRole, type AllowedTexts } from '../../src-shared/chatroom'
import { requireShape } from './require-shape'

/** Arguments of the service's methods, checked as the vendor's SDK does (protocol notes §10). */

const text = z.string()
const filledText = z.string().min(1)
const roles = Object.values(V2NIMChatroomMemberRole) as [
  V2NIMChatroomMemberRole,
  ...V2NIMChatroomMemberRole[],
]

const memberQuery = z.object({
  memberRoles: z.array(z.literal(roles)).optional(),
  onlyBlocked: z.boolean().optional(),
  onlyChatBanned: z.boolean().optional(),
  onlyOnline: z.boolean().optional(),
  pageToken: text.optional(),
  limit: z.number().int().min(1).optional(),
})
export type V2NIMChatroomMemberQueryOption = z.infer<typeof memberQuery>

const MEMBER_QUERY_ALLOWED: AllowedTexts = {
  '': 'object',
  memberRoles: 'list of roles 0 to 5',
  onlyBlocked: 'boolean',
  onlyChatBanned: 'boolean',
  onlyOnline: 'boolean',
  pageToken: 'string',
  limit: 'whole number from 1',
}

const selfUpdate = z
  .object({
    roomNick: filledText.optional(),
    roomAvatar: text.optional(),
    serverExtension: text.optional(),
    notificationEnabled: z.boolean().optional(),
    notificationExtension: text.optional(),
    persistence: z.boolean().optional(),
  })
  .refine(({ roomNick, roomAvatar, serverExtension }) =>
    [roomNick, roomAvatar, serverExtension].some((value) => value !== undefined),
  )
export type V2NIMChatroomSelfMemberUpdateParams = z.infer<typeof selfUpdate>

const SELF_UPDATE_ALLOWED: AllowedTexts = {
  '': 'object with at least one of roomNick, roomAvatar and serverExtension',
  roomNick: 'non-empty string',
  roomAvatar: 'string',
  serverExtension: 'string',
  notificationEnabled: 'boolean',
  notificationExtension: 'string',
  persistence: 'boolean',
}

const antispamConfig = z.object({ antispamBusinessId: filledText.optional() })
export type V2NIMAntispamConfig = z.infer<typeof antispamConfig>

const sentMessage = z.looseObject({
  messageClientId: filledText,
  messageType: z.number().int(),
  senderId: text,
})

const sendParams = z.looseObject({
  messageConfig: z
    .object({ historyEnabled: z.boolean().optional(), highPriority: z.boolean().optional() })
    .optional(),
  routeConfig: z
    .object({ routeEnabled: z.boolean().optional(), routeEnvironment: text.optional() })
    .optional(),
  antispamConfig: z.looseObject({ antispamEnabled: z.boolean().optional() }).optional(),
  receiverIds: z.array(filledText).optional(),
  notifyTargetTags: text.optional(),
})
export type V2NIMSendChatroomMessageParams = z.infer<typeof sendParams>

/** Each returns the argument or throws V2NIMError 191004. */
export const serviceParams = {
  accountId: (given: unknown) => requireShape(filledText, given, 'accountId', { '': 'non-empty string' }),
  notificationExtension: (given: unknown) =>
    requireShape(text.optional(), given, 'notificationExtension', { '': 'string' }),
  accountIds: (given: unknown) =>
    requireShape(z.array(filledText).min(1), given, 'accountIds', { '': 'list of at least one account' }),
  memberQuery: (given: unknown) => requireShape(memberQuery, given, 'queryParams', MEMBER_QUERY_ALLOWED),
  selfUpdate: (given: unknown) => requireShape(selfUpdate, given, 'updateParams', SELF_UPDATE_ALLOWED),
  antispamConfig: (given: unknown) =>
    requireShape(antispamConfig.optional(), given, 'antispamConfig', {
      '': 'object',
      antispamBusinessId: 'non-empty string',
    }),
  message: (given: unknown) =>
    requireShape(sentMessage, given, 'message', { '': 'message of createTextMessage()' }),
  sendParams: (given: unknown) => requireShape(sendParams.optional(), given, 'params', { '': 'object' }),
}
