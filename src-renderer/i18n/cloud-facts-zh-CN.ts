import type { cloudFactsEn } from './cloud-facts-en'

/** 内置云事件除原因之外的内容。 */
export const cloudFactsZhCN: typeof cloudFactsEn = {
  cloudCheck: {
    appkeyKnown: 'AppKey 存在',
    appNotBlocked: '应用未被封禁',
    imEnabled: '已开通 IM',
    chatroomEnabled: '已开通聊天室',
    appIdentifierListed: '应用标识在列表中',
    authTypeAllowed: '鉴权方式已开通',
    accountExists: '账号存在',
    accountActive: '账号未被封禁',
    notARobot: '账号不是机器人',
    tokenValid: 'Token 有效',
    thirdPartyPassed: '第三方服务器放行',
    roomExists: '聊天室存在',
    roomOpen: '聊天室已开启',
    notBlocked: '不在黑名单中',
    antispamPassed: '未命中反垃圾关键词',
    parametersWithinLimits: '参数未超限',
    withinDeviceCap: '设备数未超限',
  },
  cloudFact: {
    firstLogin: '首次登录',
    reconnect: '重连',
    silent: '未在聊天室内通知',
    check: '校验项：{name}',
    stage: '阶段：{name}',
    closeCode: '关闭码 {code}',
    fault: '故障：{name}',
    kickedBy: '操作者：{name}',
    wire: '{transport}传输',
    left: { OFFLINE: '连接断开', KICK: '被踢出', LOGIN_KICK: '被其他登录顶替', EXIT: '主动离开' },
    cause: { logout: '主动离开', linkLost: '连接断开' },
    by: {
      policy: '多端登录策略',
      sameDevice: '同一设备的新登录',
      console: '控制台操作者',
      serverApi: '服务端 API',
    },
    belongsTo: { otherApp: '属于其他应用', otherAccount: '属于其他账号' },
  },
}
