import { push, request } from './command-spec'

/** Commands about the members of a room and about the room itself (protocol notes §6). */
export const memberCommands = [
  request('13_33', 'v2UpdateChatroomLocation', {
    api: 'updateChatroomLocationInfo',
    params: [['tag', 'Property', 'v2UpdateChatroomLocation.tag']],
  }),
  push('13_101', 'v2ChatroomOnMemberTagUpdated', {
    api: 'event onChatroomTagsUpdated',
    response: [['data', 'Property', 'v2ChatroomOnMemberTagUpdated.data']],
  }),
  request('36_13', 'v2GetChatroomInfo', {
    api: '(internal: after a room-info notification when nothing is cached)',
    response: [['data', 'Property', 'chatroomInfo']],
  }),
  request('36_14', 'v2UpdateChatroomInfo', {
    api: 'updateChatroomInfo',
    params: [
      ['chatroom', 'Property', 'chatroomInfo'],
      ['notificationEnabled', 'Bool'],
      ['notificationExtension', 'String'],
    ],
  }),
  request('36_15', 'v2ChatroomUpdateSelfMemberInfo', {
    api: 'updateSelfMemberInfo',
    params: [
      ['tag', 'Property', 'member'],
      ['notificationEnabled', 'Bool'],
      ['notificationExtension', 'String'],
      ['persistence', 'Bool'],
      ['antispamConfig', 'Property', 'v2ChatroomUpdateSelfMemberInfo.antispamConfig'],
    ],
  }),
  request('36_16', 'v2ChatroomGetMemberByIds', {
    api: 'getMemberByIds',
    params: [['accountIds', 'StrArray']],
    response: [['datas', 'PropertyArray', 'member']],
  }),
  request('36_17', 'v2ChatroomKickMember', {
    api: 'kickMember',
    params: [
      ['accountId', 'String'],
      ['notificationExtension', 'String'],
    ],
  }),
  request('36_19', 'v2ChatroomSetMemberTempChatBanned', {
    api: 'setMemberTempChatBanned',
    params: [
      ['accountId', 'String'],
      ['tempChatBannedDuration', 'Long'],
      ['notificationEnabled', 'Bool'],
      ['notificationExtension', 'String'],
    ],
  }),
  request('36_30', 'v2SetTempChatBannedByTag', {
    api: 'setTempChatBannedByTag',
    params: [['tag', 'Property', 'v2SetTempChatBannedByTag.tag']],
  }),
  request('36_32', 'v2ChatroomGetMemberCountByTag', {
    api: 'getMemberCountByTag',
    params: [['tag', 'String']],
    response: [['data', 'Long']],
  }),
  request('36_34', 'v2UpdateChatroomTags', {
    api: 'updateChatroomTags',
    params: [['tag', 'Property', 'tagsUpdate']],
  }),
  request('36_37', 'v2ChatroomGetMemberListByOption', {
    api: 'getMemberListByOption',
    params: [['tag', 'Property', 'memberQuery']],
    response: [
      ['hasMore', 'Int'],
      ['pageToken', 'String'],
      ['datas', 'PropertyArray', 'member'],
    ],
  }),
  request('36_38', 'v2ChatroomUpdateMemberRole', {
    api: 'updateMemberRole',
    params: [['tag', 'Property', 'v2ChatroomUpdateMemberRole.tag']],
    response: [['data', 'Property', 'member']],
  }),
  request('36_39', 'v2ChatroomSetMemberBlockedStatus', {
    api: 'setMemberBlockedStatus',
    params: [
      ['accountId', 'String'],
      ['blocked', 'Bool'],
      ['notificationExtension', 'String'],
    ],
    response: [['data', 'Property', 'member']],
  }),
  request('36_40', 'v2ChatroomSetMemberChatBannedStatus', {
    api: 'setMemberChatBannedStatus',
    params: [
      ['accountId', 'String'],
      ['chatBanned', 'Bool'],
      ['notificationExtension', 'String'],
    ],
    response: [['data', 'Property', 'member']],
  }),
  request('36_41', 'v2ChatroomGetMemberListByTag', {
    api: 'getMemberListByTag',
    params: [['tag', 'Property', 'v2ChatroomGetMemberListByTag.tag']],
    response: [
      ['hasMore', 'Int'],
      ['pageToken', 'String'],
      ['datas', 'PropertyArray', 'member'],
    ],
  }),
] as const
