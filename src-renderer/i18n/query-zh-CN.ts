import type { queryEn } from './query-en'

/** The filter language in words, Chinese. */
export const queryZhCN: typeof queryEn = {
  query: {
    field: {
      code: '结果码',
      kind: '事件类型',
      account: '事件所属实例的账号，al* 表示以 al 开头',
      room: '事件所属实例的聊天室，30* 表示以 30 开头',
      instance: '实例编号',
      name: '事件名称，on* 表示以 on 开头',
      from: '离开的状态，或登录尝试结束时所处的阶段',
      to: '到达的状态、阶段或登录结果',
      stage: '事件所属登录尝试的阶段',
      direction: '帧的方向：收到（in）或发出（out）',
      cmd: '包的命令，写名称或编号，例如 36_2',
      is: '失败、被踢或心跳',
    },
    problem: {
      unknownField: '第 {column} 列：没有字段“{found}”。如需搜索这段文字，请加引号。',
      unknownValue: '第 {column} 列：“{field}”不能是“{found}”，可选：{allowed}。',
      notANumber: '第 {column} 列：“{field}”需要数字，而不是“{found}”。',
      notADay: '第 {column} 列：“{found}”不是有效日期，请写成 2026-11-30 的形式。',
      missingValue: '第 {column} 列：缺少值。',
      openQuote: '第 {column} 列：引号没有闭合。',
      textAfterQuote: '第 {column} 列：引号后需要空格。',
      tooManyTerms: '第 {column} 列：最多 {allowed} 个条件。',
    },
  },
}
