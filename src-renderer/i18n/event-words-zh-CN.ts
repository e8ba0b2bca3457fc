import type { eventWordsEn } from './event-words-en'

/** 时间线上各类记录的名称与摘要，简体中文。 */
export const eventWordsZhCN: typeof eventWordsEn = {
  operationEvent: { changeDraft: '修改参数', networkChanged: '网络变化' },
  frameEvent: {
    socketOpened: '套接字打开',
    socketClosed: '套接字关闭',
    handshakeAnswered: '握手响应',
    textConnect: '文本传输已连接',
    textDisconnect: '文本传输已断开',
  },
  timerEvent: {
    reconnectDelay: '重连前等待',
    heartbeatProbe: '心跳探测',
    heartbeatDead: '心跳无响应',
    enterTimeout: '进入超时',
    packetTimeout: '请求超时',
    attemptTimeout: '登录超时',
    connectTimeout: '连接超时',
  },
  eventNote: {
    account: '账号 {account}',
    enter: '聊天室 {room}，账号 {account}',
    enterAnonymous: '聊天室 {room}，匿名',
    changed: '修改了 {fields}',
    network: { online: '已联网', offline: '已断网' },
    kicked: '{reason}（{code}）',
    closedByClient: '由客户端关闭',
    closedByServer: '由对端关闭',
    messages: '{count} 条消息',
    problem: '失败：{problem}',
    abandoned: '结果返回时已过期',
    answeredText: '{count} 个字符的文本',
    clock: '有效期 {ttl} 秒，时钟偏移 {offset} 秒',
    armed: '开始计时 {span}',
    probe: '第 {number} 次，共 {of} 次',
  },
}
