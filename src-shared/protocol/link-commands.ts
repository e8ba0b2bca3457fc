import { push, request } from './command-spec'

/** Commands about the link itself: login, logout, kick, heartbeat (protocol notes §7). */
export const linkCommands = [
  request('1_2', 'heartbeat', { api: '(automatic)' }),
  push('13_3', 'v2ChatroomBeKicked', {
    api: 'event onChatroomKicked',
    response: [
      ['kickedReason', 'Int'],
      ['serverExtension', 'String'],
    ],
  }),
  request('36_2', 'v2ChatroomLogin', {
    api: 'enter()',
    params: [
      ['type', 'Byte'],
      ['chatroomLogin', 'Property', 'chatroomLogin'],
      ['chatroomIMLogin', 'Property', 'chatroomIMLogin'],
    ],
    response: [
      ['chatroomInfo', 'Property', 'chatroomInfo'],
      ['chatroomMember', 'Property', 'member'],
      ['chatroomCdnInfo', 'Property', 'cdnInfo'],
    ],
  }),
  request('36_4', 'v2ChatroomLogout', { api: 'exit()' }),
] as const
