import type { NotificationRow } from './notification-field'
import { jsonTextList, multiEnterInfo, number, readOnly, text, textList, truth } from './notification-field'

/** Fields of a member inside a notification (protocol notes §8.2). Of two durations the later row wins. */
export const memberRows: readonly NotificationRow[] = [
  ['accountId', 'accountId', text],
  ['memberRole', 'memberRole', number],
  ['memberLevel', 'memberLevel', number],
  ['nick', 'roomNick', text],
  ['avatar', 'roomAvatar', text],
  ['ext', 'serverExtension', text],
  ['onlineStat', 'isOnline', truth, false],
  ['blockList', 'blocked', truth, false],
  ['chatBanned', 'chatBanned', truth, false],
  ['tempChatBanned', 'tempChatBanned', truth, false],
  ['muteDuration', 'tempChatBannedDuration', readOnly(number)],
  ['muteTtl', 'tempChatBannedDuration', number],
  ['tags', 'tags', jsonTextList],
  ['notifyTargetTags', 'notifyTargetTags', text],
  ['enterTime', 'enterTime', number],
  ['updateTime', 'updateTime', number],
  ['valid', 'valid', truth, true],
  ['onlineList', 'multiEnterInfo', multiEnterInfo],
]

/** Changed fields of a room inside a notification; only two have names of their own (protocol notes §8.2). */
export const roomInfoRows: readonly NotificationRow[] = [
  ['roomName', 'roomName', text],
  ['announcement', 'announcement', text],
  ['liveUrl', 'liveUrl', text],
  ['isValidRoom', 'isValidRoom', truth],
  ['extension', 'serverExtension', text],
  ['queueLevel', 'queueLevelMode', number],
  ['creatorAccountId', 'creatorAccountId', text],
  ['onlineUserCount', 'onlineUserCount', number],
  ['chatBanned', 'chatBanned', truth],
]

/** Fields of the data of a notification that are plain values (protocol notes §8.2). */
export const dataRows: readonly NotificationRow[] = [
  ['operator', 'operatorId', text],
  ['opeNick', 'operatorNick', text],
  ['target', 'targetIds', textList],
  ['tarNick', 'targetNicks', textList],
  ['targetTag', 'targetTag', text],
  ['ext', 'notificationExtension', text],
  ['tags', 'tags', textList],
  ['msgId', 'messageClientId', text],
  ['msgTime', 'messageTime', number],
  ['muted', 'chatBanned', truth],
  ['tempMuted', 'tempChatBanned', truth],
  ['muteDuration', 'tempChatBannedDuration', number],
  ['muteTtl', 'tempChatBannedDuration', readOnly(number)],
  ['previousRole', 'previousRole', number],
]
