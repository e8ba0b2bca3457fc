// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { useRowText } from '../composables/use-row-text'
import { runInLanguage } from '../testing/run-in-language'
import { eventRow } from '../testing/summaries'
import { useCloudReason } from './use-cloud-reason'

describe('a reason of the embedded cloud', () => {
  it('is told in the language of the window, with what it names', () => {
    const reasonText = runInLanguage('zh-CN', useCloudReason)
    expect(reasonText('The app has no account "al{i}ce".')).toBe('应用下没有账号 al{i}ce。')
    expect(runInLanguage('en', useCloudReason)('The room 38 is closed.')).toBe('The room 38 is closed.')
  })

  it('is told in it with all that is nested in it', () => {
    const reasonText = runInLanguage('zh-CN', useCloudReason)
    expect(
      reasonText(
        'The third-party server gave no usable answer (no answer within 500 ms) and the default result is refuse.',
      ),
    ).toBe('第三方服务器没有给出可用的响应（500 毫秒内没有响应），默认结果为拒绝。')
    expect(
      reasonText('The fault 3 (refuseLogin) refuses logins in the stage auth: undo it to let them pass.'),
    ).toBe('故障 3 在“登录鉴权”阶段拒绝登录，撤销后即可放行。')
    expect(reasonText('kicked')).toBe('客户端被踢出。')
    expect(reasonText('roomid is empty')).toBe('roomid 为空')
  })

  it('is shown as it is where nobody translated it', () => {
    expect(runInLanguage('zh-CN', useCloudReason)('Something new.')).toBe('Something new.')
  })

  it('leads the line of its event, and leaves what was recorded alone', () => {
    const payload = { check: 'roomOpen', reason: 'The room 38 is closed.', connectionId: 3 }
    const row = { ...eventRow({ ordinal: 1 }), kind: 'cloud', name: 'loginRefused', payload } as const
    const { noteOf } = runInLanguage('zh-CN', useRowText)
    expect(noteOf(row)).toBe('聊天室 38 已关闭 · 未通过：聊天室已关闭')
    expect(payload.reason).toBe('The room 38 is closed.')
  })

  it('follows how a check of a login went', () => {
    const payload = { check: 'roomOpen', passed: false, skipped: false, reason: 'The room 38 is closed.' }
    const row = { ...eventRow({ ordinal: 1 }), kind: 'cloud', name: 'loginChecked', payload } as const
    expect(runInLanguage('zh-CN', useRowText).noteOf(row)).toBe('未通过：聊天室已关闭 · 聊天室 38 已关闭。')
  })
})
