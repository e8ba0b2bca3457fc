import type { MapperTables } from './mapper-row'

/**
 * Tags of a message and of the requests about messages (protocol notes §5, §8.1). The attachment is raw text: what it
 * holds depends on the message type. Tag 10 is never sent and ignored.
 */
export const messageMappers = {
  message: [
    [1, 'messageClientId'],
    [2, 'messageType', 'number'],
    [3, 'attachment'],
    [4, 'serverExtension'],
    [5, 'resend', 'flag'],
    [6, 'userInfoConfig.userInfoTimestamp', 'number'],
    [7, 'userInfoConfig.senderNick'],
    [8, 'userInfoConfig.senderAvatar'],
    [9, 'userInfoConfig.senderExtension'],
    [11, 'antispamConfig.antispamCustomMessage'],
    [12, 'messageConfig.historyEnabled', 'invertedFlag'],
    [13, 'text'],
    [14, 'antispamConfig.antispamBusinessId'],
    [15, 'clientAntispamHit', 'flag'],
    [16, 'antispamConfig.antispamEnabled', 'flag'],
    [20, 'createTime', 'number'],
    [21, 'senderId'],
    [22, 'roomId'],
    [23, 'senderClientType', 'number'],
    [25, 'messageConfig.highPriority', 'flag'],
    [27, 'callbackExtension'],
    [28, 'subType', 'number'],
    [29, 'antispamConfig.antispamCheating'],
    [30, 'routeConfig.routeEnvironment'],
    [31, 'notifyTargetTags'],
    [32, 'antispamConfig.antispamExtension'],
    [33, 'antispamResult'],
    [34, 'locationInfo.x', 'number'],
    [35, 'locationInfo.y', 'number'],
    [36, 'locationInfo.z', 'number'],
    [37, 'receiverIds', 'json'],
    [39, '__clientExt', 'json'],
    [100, 'routeConfig.routeEnabled', 'flag', true],
  ],
  'v2ChatroomMessageAck.tag': [
    [1, 'messageClientId'],
    [2, 'roomId'],
  ],
  'v2ChatroomGetMessageListByTag.tag': [
    [1, 'tags', 'json'],
    [2, 'messageTypes', 'native'],
    [3, 'beginTime', 'number'],
    [4, 'endTime', 'number'],
    [5, 'limit', 'number'],
    [6, 'reverse', 'flag'],
  ],
} as const satisfies MapperTables
