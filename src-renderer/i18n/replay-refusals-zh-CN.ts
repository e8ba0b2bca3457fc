import type { replayRefusalsEn } from './replay-refusals-en'

/** 重跑、报文重放与由录制生成场景时未能照录制执行之处。 */
export const replayRefusalsZhCN: typeof replayRefusalsEn = {
  vendorLeftOut: '实例 {id} 当时由官方 SDK 驱动，录制无法驱动它的套接字与定时器，因此略去，请改用重跑。',
  nothingOwn: '录制 {id} 的所选实例中没有自有客户端的操作，而报文重放只驱动自有客户端，请改用重跑。',
  nothingAgainBecause: '录制 {id} 中没有可以再次执行的操作。{problem}',
  nothingAgain: '录制 {id} 中没有可以再次执行的操作。',
  nothingToTellBecause: '该录制中的操作都无法写成场景。{problem}',
  nothingToTell: '该录制中的操作都无法写成场景。',
  notAScenario: '录制 {id} 无法写成场景：{problem}',
  changeLeftOut: '{change}：略去了对云端的这项更改，请写入场景的世界。',
  secretOfScenario: '{actor}：{path} 是敏感信息，请将环境变量 {name} 设为它。',
  eventsLost: '事件 {ordinal}：录制中缺少 {count} 个事件',
  moreProblems: '另有 {count} 项。',
  ofInstance: '实例 {id}：{problem}',
  enterNotHeld: '录制中没有它进入时的参数。',
  enterNotUnderstood: '无法理解它进入时的参数：{problem}',
  statusNotReached:
    '在 {operation} 之前的 {seconds} 秒内没有到达 {status}（录制中见事件 {ordinal}），重跑未等待它而继续。',
  notDoneAgain: '没有再次执行 {operation}，录制中的信息不足。',
  secretOfCloud:
    '{path}：录制不保存此敏感信息，因此使用了内置云的，如需其他值，请以敏感信息 {reference} 提供。',
  secretNotThere: '{path}：录制不保存此敏感信息，内置云也没有同类敏感信息，请以敏感信息 {reference} 提供。',
  frameNotRecorded: '发送了 {frame}，录制中此处没有',
  frameNotSent: '没有发送事件 {ordinal} 的 {frame}',
  frameSentOtherwise: '发送事件 {ordinal} 的 {frame} 时，{fields} 与录制不同',
  frameWithoutConnection: '收到录制的帧时没有打开的连接',
  answerWaits: '对 {frame} 的响应在等待一个没有发出的请求',
  providerNotAsked: '没有再次调用 {provider}：{problem}',
  argumentsNotHeld: '录制中没有它的参数',
  enterRefusedWith: '它因 {code} 被拒绝',
  operationFailed: '{operation}：{problem}',
}
