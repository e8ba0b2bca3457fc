// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { EventRow, JsonObject, RecordKind } from '../../src-shared/console'
import { runInLanguage } from '../testing/run-in-language'
import { eventRow } from '../testing/summaries'
import { useRowText } from './use-row-text'

type Told = Partial<Pick<EventRow, 'from' | 'to' | 'code'>> & { readonly payload?: JsonObject }

const rowOf = (kind: RecordKind, name: string, told: Told = {}) => eventRow({ kind, name, ...told })
const answered = 'v2ChatroomLogin was answered with 102302'
const error = { code: 102302, desc: 'invalid token', reason: answered }
const device = { accountId: 'carol', roomId: '36', connectionId: 3, appkey: 'demo-appkey' }

/** An event as a recording has it, and its line in English and in Chinese. */
const LINES: readonly [string, EventRow, string, string][] = [
  [
    'a call of enter',
    rowOf('operation', 'enter', { payload: { roomId: '36', params: { accountId: 'carol', timeout: 60 } } }),
    'room 36, account carol',
    '聊天室 36，账号 carol',
  ],
  [
    'the beginning of an attempt',
    rowOf('attempt', 'attemptStarted', {
      payload: { trigger: 'enter', roomId: '36', accountId: 'carol', authType: 1 },
    }),
    'room 36, account carol · Dynamic token',
    '聊天室 36，账号 carol · 动态 Token',
  ],
  [
    'the end of an attempt whose reason only repeats the code',
    rowOf('attempt', 'attemptEnded', { to: 'refused', code: 102302, payload: { reason: answered } }),
    'The token is wrong, has expired, or does not fit the authentication type.',
    'Token 错误、已过期，或与鉴权方式不匹配。',
  ],
  [
    'the end of an attempt whose reason says more',
    rowOf('attempt', 'attemptEnded', { to: 'failed', code: 191003, payload: { reason: 'returned null' } }),
    'returned null',
    'returned null',
  ],
  [
    'a status of a client that was kicked',
    rowOf('transition', 'status', {
      from: 'ENTERED',
      to: 'EXITED',
      code: 192003,
      payload: { reason: 'disconnect due to kicked' },
    }),
    'disconnect due to kicked',
    '因被踢出而断开',
  ],
  [
    'an exit that the callback tells with its reason',
    rowOf('callback', 'onChatroomExited', {
      code: 192003,
      payload: { arguments: [{ code: 192003, desc: 'disconnect', reason: 'disconnect due to kicked' }] },
    }),
    'disconnect due to kicked',
    '因被踢出而断开',
  ],
  [
    'an attempt that found nobody at the address',
    rowOf('attempt', 'attemptEnded', {
      to: 'failed',
      code: 192001,
      payload: { reason: 'cannot connect to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1' },
    }),
    'cannot connect to 127.0.0.1:1: connection refused (ECONNREFUSED, 127.0.0.1:1)',
    '无法连接 127.0.0.1:1：连接被拒绝（ECONNREFUSED，127.0.0.1:1）',
  ],
  [
    'a socket that broke, in the words of the system',
    rowOf('error', 'socketClosed', {
      code: 1006,
      payload: { address: 'a:1', reason: '', byClient: false, failure: 'read ECONNRESET' },
    }),
    'a:1 · closed by the other side · connection broken off by the other side (ECONNRESET)',
    'a:1 · 由对端关闭 · 连接被对端中断（ECONNRESET）',
  ],
  [
    'a provider that gave up',
    rowOf('provider', 'tokenProvider', {
      payload: { kind: 'http', failure: 'app.example answered with status 500' },
    }),
    'HTTP endpoint · failed: app.example answered with status 500',
    'HTTP 接口 · 失败：app.example 的响应状态码为 500',
  ],
  ['a success', rowOf('attempt', 'attemptEnded', { to: 'entered', code: 200 }), '', ''],
  [
    'a status with its error',
    rowOf('callback', 'onChatroomStatus', {
      to: 'DISCONNECTED',
      code: 102302,
      payload: { arguments: [0, error], listenerCount: 0 },
    }),
    'Disconnected · The token is wrong, has expired, or does not fit the authentication type.',
    '已断开 · Token 错误、已过期，或与鉴权方式不匹配。',
  ],
  [
    'a kick that was heard',
    rowOf('callback', 'onChatroomKicked', {
      payload: { arguments: [{ kickedReason: 2 }], listenerCount: 0, kickedReason: 2 },
    }),
    'by a manager (2)',
    '被管理员踢出（2）',
  ],
  [
    'messages that came',
    rowOf('callback', 'onReceiveMessages', {
      payload: { arguments: [[{ text: 'hello' }]], listenerCount: 1 },
    }),
    '1 message · hello',
    '1 条消息 · hello',
  ],
  [
    'a callback without arguments',
    rowOf('callback', 'onChatroomEntered', { payload: { arguments: [] } }),
    '',
    '',
  ],
  [
    'a check that passed',
    rowOf('cloud', 'loginChecked', {
      payload: { check: 'accountExists', passed: true, skipped: false, reason: null, ...device },
    }),
    'account exists: passed',
    '账号存在：通过',
  ],
  [
    'a check of a newer cloud',
    rowOf('cloud', 'loginChecked', { payload: { check: 'moonPhase', passed: false, skipped: false } }),
    'failed: moonPhase',
    '未通过：moonPhase',
  ],
  [
    'a check that failed',
    rowOf('cloud', 'loginChecked', { payload: { check: 'notBlocked', passed: false, skipped: false } }),
    'failed: on the block list',
    '未通过：在黑名单中',
  ],
  [
    'a login let in',
    rowOf('cloud', 'loginAccepted', { payload: { reconnect: true, authType: 0, ...device } }),
    'reconnect · Static token',
    '重连 · 静态 Token',
  ],
  [
    'a kick by a manager',
    rowOf('cloud', 'clientKicked', { payload: { reason: 2, by: 'mia', ...device } }),
    'by a manager · by mia',
    '被管理员踢出 · 操作者：mia',
  ],
  [
    'a connection that was closed',
    rowOf('cloud', 'connectionClosed', { payload: { closeCode: 1000, reason: null, ...device } }),
    'close code 1000',
    '关闭码 1000',
  ],
  [
    'a socket that was closed',
    rowOf('frame', 'socketClosed', {
      code: 1000,
      payload: { address: '127.0.0.1:1', reason: '', byClient: true, failure: null },
    }),
    '127.0.0.1:1 · closed by the client',
    '127.0.0.1:1 · 由客户端关闭',
  ],
  [
    'a provider that answered',
    rowOf('provider', 'tokenProvider', {
      payload: {
        ...{ kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: -3600, arguments: { roomId: '36' } },
        ...{ durationMs: 0, resultShape: { type: 'string', length: 120 }, failure: null },
      },
    }),
    'Generated locally · lives 600 s, clock off by -3600 s · a text of 120 characters',
    '本地生成 · 有效期 600 秒，时钟偏移 -3600 秒 · 120 个字符的文本',
  ],
  [
    'a provider that failed',
    rowOf('provider', 'linkProvider', { payload: { kind: 'fault', fault: 'throws', failure: 'on purpose' } }),
    'Fault · Throws · failed: on purpose',
    '故障 · 抛出异常 · 失败：on purpose',
  ],
  [
    'a timer',
    rowOf('timer', 'reconnectDelay', { payload: { phase: 'armed', delayMs: 1000 } }),
    'begins, 1 s',
    '开始计时 1 s',
  ],
  [
    'a frame, whose size has a column of its own',
    eventRow({
      kind: 'frame',
      name: 'v2ChatroomLogin',
      payload: { command: 'v2ChatroomLogin', sid: 36, cid: 2, ser: 1 },
      frame: { direction: 'out', transport: 'binary', sizeBytes: 437 },
    }),
    'ser 1 · binary',
    'ser 1 · 二进制',
  ],
]

describe('the line of an event', () => {
  const english = runInLanguage('en', useRowText)
  const chinese = runInLanguage('zh-CN', useRowText)

  it.each(LINES)(
    'says in words and in the language of the window: %s',
    (_what, row, inEnglish, inChinese) => {
      expect(english.noteOf(row)).toBe(inEnglish)
      expect(chinese.noteOf(row)).toBe(inChinese)
    },
  )

  it('shows what it has no words for as it was recorded', () => {
    const row = rowOf('callback', 'onNewCallback', {
      payload: { arguments: [{ level: 3 }], listenerCount: 1 },
    })
    expect(english.noteOf(row)).toBe('arguments: [{"level":3}]')
  })

  it('names timers and sockets in words, calls and callbacks as the API does', () => {
    expect(chinese.titleOf(rowOf('timer', 'enterTimeout'))).toBe('进入超时')
    expect(english.titleOf(rowOf('frame', 'socketOpened'))).toBe('Socket opened')
    expect(chinese.titleOf(rowOf('operation', 'enter'))).toBe('enter')
    expect(chinese.titleOf(rowOf('callback', 'onChatroomKicked'))).toBe('onChatroomKicked')
  })
})
