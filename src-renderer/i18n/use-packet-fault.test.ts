// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { PROTOCOL_ERROR_REASONS } from '../../src-shared/protocol'
import { useRowText } from '../composables/use-row-text'
import { runInLanguage } from '../testing/run-in-language'
import { eventRow } from '../testing/summaries'
import { en } from './en'
import { usePacketFault } from './use-packet-fault'

describe('what was wrong with a frame', () => {
  it('has a text for every reason of the protocol, and for no other', () => {
    expect(Object.keys(en.packet.fault).sort()).toEqual([...PROTOCOL_ERROR_REASONS].sort())
  })

  it('is told with its place, in the language of the window', () => {
    const fault = { reason: 'truncated', field: 'roomId', offset: 12 }
    expect(runInLanguage('zh-CN', usePacketFault)(fault)).toBe('内容不完整，提前结束 · 字段 roomId · 位置 12')
    expect(runInLanguage('en', usePacketFault)({ ...fault, field: null })).toBe('It ends too early · at 12')
    expect(runInLanguage('en', usePacketFault)({ ...fault, reason: 'ofTomorrow' })).toBeNull()
  })

  it('leads the row of a frame that the client could not read', () => {
    const payload = { reason: 'notJson', offset: 4, field: null, ser: 7 }
    const row = { ...eventRow(), kind: 'error', name: 'undecodableFrame', payload } as const
    expect(runInLanguage('zh-CN', useRowText).noteOf(row)).toBe('不是 JSON · 位置 4')
  })

  it('is said of a frame that the cloud rejected', () => {
    const row = {
      ...eventRow(),
      kind: 'cloud',
      name: 'frameRejected',
      payload: { reason: 'tooLarge' },
    } as const
    expect(runInLanguage('zh-CN', useRowText).noteOf(row)).toBe('超过数据包允许的大小。')
  })
})
