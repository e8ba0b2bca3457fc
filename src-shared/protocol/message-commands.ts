import { push, request } from './command-spec'

/** Commands about messages and the element queue of a room (protocol notes §6). */
export const messageCommands = [
  push('13_7', 'v2ChatroomOnMessage', {
    api: 'event onReceiveMessages and notification events',
    response: [['data', 'Property', 'message']],
  }),
  push('13_99', 'v2ChatroomUpdateCDNInfo', {
    api: '(internal CDN polling configuration)',
    response: [['chatroomCdnInfo', 'Property', 'cdnInfo']],
  }),
  request('29_17', 'v2ChatroomDownloadLocalAntiSpamVocabs', {
    api: '(automatic after login when V2NIMClientAntispamUtilConfig.enable is true)',
    params: [['tag', 'Property', 'antispamVocab']],
    response: [['data', 'Property', 'antispamVocab']],
  }),
  request('36_6', 'v2ChatroomSendMessage', {
    api: 'sendMessage',
    params: [['tag', 'Property', 'message']],
    response: [['data', 'Property', 'message']],
  }),
  request('36_9', 'v2ChatroomGetMessageList', {
    api: 'getMessageList',
    params: [
      ['beginTime', 'Long'],
      ['limit', 'Int'],
      ['reverse', 'Bool'],
      ['messageTypes', 'LongArray'],
    ],
    response: [['datas', 'PropertyArray', 'message']],
  }),
  request('36_20', 'v2ChatroomQueueOffer', {
    api: 'queueOffer',
    params: [
      ['elementKey', 'String'],
      ['elementValue', 'String'],
      ['transient', 'Bool'],
      ['elementOwnerAccountId', 'String'],
    ],
  }),
  request('36_21', 'v2ChatroomQueuePoll', {
    api: 'queuePoll',
    params: [['elementKey', 'String']],
    response: [
      ['elementKey', 'String'],
      ['elementValue', 'String'],
    ],
  }),
  request('36_22', 'v2ChatroomQueueList', { api: 'queueList', response: [['datas', 'KVArray']] }),
  request('36_23', 'v2ChatroomQueuePeek', {
    api: 'queuePeek',
    response: [
      ['elementKey', 'String'],
      ['elementValue', 'String'],
    ],
  }),
  request('36_24', 'v2ChatroomQueueDrop', { api: 'queueDrop' }),
  request('36_25', 'v2ChatroomQueueInit', { api: 'queueInit', params: [['size', 'Int']] }),
  request('36_26', 'v2ChatroomQueueBatchUpdate', {
    api: 'queueBatchUpdate',
    params: [
      ['keyValues', 'StrStrMap'],
      ['notificationEnabled', 'Bool'],
      ['notificationExtension', 'String'],
    ],
    response: [['datas', 'StrArray']],
  }),
  request('36_35', 'v2ChatroomMessageAck', {
    api: '(internal, never called by 10.8.1 itself)',
    params: [['tag', 'Property', 'v2ChatroomMessageAck.tag']],
  }),
  request('36_36', 'v2ChatroomGetMessageListByTag', {
    api: 'getMessageListByTag',
    params: [['tag', 'Property', 'v2ChatroomGetMessageListByTag.tag']],
    response: [['datas', 'PropertyArray', 'message']],
  }),
] as const
