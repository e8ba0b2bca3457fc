// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { CLIENT_REASON_KEYS } from '../../src-shared/console/client-reason'
import { runInLanguage } from '../testing/run-in-language'
import { clientReasonsEn } from './client-reasons-en'
import { useClientReason } from './use-client-reason'

const SENTENCES: readonly (readonly [sentence: string, inChinese: string, inEnglish: string])[] = [
  ['disconnect due to kicked', '因被踢出而断开', 'disconnect due to kicked'],
  ['Aborted', '操作已取消', 'Aborted'],
  [
    "In enterParams, param 'x{y}' is required",
    'enterParams 中缺少参数 x{y}',
    "In enterParams, param 'x{y}' is required",
  ],
  [
    'gave up after 20 reconnects: cannot connect to localhost:7001: connect ECONNREFUSED 127.0.0.1:7001',
    '第 20 次重连后放弃：无法连接 localhost:7001：连接被拒绝（ECONNREFUSED，127.0.0.1:7001）',
    'gave up at reconnect 20: cannot connect to localhost:7001: connection refused (ECONNREFUSED, 127.0.0.1:7001)',
  ],
  [
    'cannot connect to chat.example:443: Unexpected server response: 502',
    '无法连接 chat.example:443：WebSocket 握手的响应为 HTTP 502',
    'cannot connect to chat.example:443: the WebSocket upgrade was answered with HTTP 502',
  ],
  [
    'linkProvider error: ProviderError: app.example does not answer (ENOTFOUND)',
    'linkProvider 出错：app.example 没有响应（找不到该主机（ENOTFOUND））',
    'linkProvider error: app.example does not answer (no such host (ENOTFOUND))',
  ],
  [
    'tokenProvider error: ProviderError: no answer within 500 ms',
    'tokenProvider 出错：500 毫秒内没有响应',
    'tokenProvider error: no answer within 500 ms',
  ],
  [
    'tokenProvider error: ProviderError: the answer is a number, not a text',
    'tokenProvider 出错：响应是数字，不是文本',
    'tokenProvider error: the answer is a number, not a text',
  ],
  [
    'the answer cannot be decoded: unpack error in header at 3: the text is not valid UTF-8',
    '响应无法解码：文本不是 UTF-8 编码 · 字段 header · 位置 3',
    'the answer cannot be decoded: A text is not UTF-8 · field header · at 3',
  ],
  [
    'cannot connect to h:1: closed with 1006',
    '无法连接 h:1：连接被关闭，关闭码 1006',
    'cannot connect to h:1: closed with 1006',
  ],
  [
    'loginExtensionProvider error: Error: on purpose',
    'loginExtensionProvider 出错：on purpose',
    'loginExtensionProvider error: on purpose',
  ],
  ['Something new.', 'Something new.', 'Something new.'],
]

describe('why a client failed', () => {
  it('has a text for each reason that is known, and for no other', () => {
    expect(Object.keys(clientReasonsEn.clientReason).sort()).toEqual([...CLIENT_REASON_KEYS].sort())
  })

  it.each(SENTENCES)('is told in the language of the window: %s', (sentence, inChinese, inEnglish) => {
    expect(runInLanguage('zh-CN', useClientReason)(sentence)).toBe(inChinese)
    expect(runInLanguage('en', useClientReason)(sentence)).toBe(inEnglish)
  })
})
