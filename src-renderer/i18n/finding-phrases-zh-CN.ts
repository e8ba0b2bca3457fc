import type { findingPhrasesEn } from './finding-phrases-en'

/** 状态检查的预期与实际。 */
export const findingPhrasesZhCN: typeof findingPhrasesEn = {
  findingPhrase: {
    or: ' 或 ',
    nothingAfterDestroy: 'destroyInstance 之后没有任何事件',
    fromStatus: '从 {status} 开始',
    mayFollow: '{from} → {following}',
    nothingFollows: '{from} 之后不再变化',
    errorCode: '带有错误码',
    noErrorCode: '没有',
    causeOfExit: '此前有 exit()、destroyInstance() 或另一次 enter()，或带有错误码',
    noCause: '两者都没有',
    endAfterTerminal: '在终止类错误码 {code} 之后结束',
    enteredFirst: '在 enter() 成功之前通知 onChatroomEntered',
    transitionBefore: '此前有状态变化',
    enterNotTold: '一次已到达 ENTERED 而尚未通知的 enter()',
    duringAttempt: '状态为 {status}，正由 {trigger} 登录',
    withoutAttempt: '状态为 {status}，没有登录在进行',
    exitedAfterEntered: '曾进入的客户端到达 EXITED',
    exitedJustBefore: '紧接在 EXITED {code} 之后',
    atOnce: '立即通知 {callback}',
    later: '{delayMs} 毫秒之后',
    endOfRecording: '录制结束',
    attemptStarted: '登录开始',
    stageStarted: '阶段开始：{stage}',
    attemptEnded: '登录结束：{outcome}',
    attemptEndedWith: '登录结束：{outcome}（{code}）',
  },
}
