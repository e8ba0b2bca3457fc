// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src-shared/console'
import { runInLanguage } from '../testing/run-in-language'
import { cloudFactsEn } from './cloud-facts-en'
import { useCloudFacts } from './use-cloud-facts'

const sources = import.meta.glob<string>('../../src-main/cloud/login-checks.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const checkNames = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/\bname: '(\w+)'/g)].map(([, name]) => name ?? ''),
)

describe('what the embedded cloud tells of an event', () => {
  it('has a text for every check of a login, and for no other', () => {
    expect(Object.keys(cloudFactsEn.cloudCheck).sort()).toEqual(checkNames.sort())
    expect(Object.keys(cloudFactsEn.failedCloudCheck).sort()).toEqual(checkNames)
  })

  it('names the checks of a login in the language of the window, and leaves an unknown one as it is', () => {
    const english = runInLanguage('en', useCloudFacts)
    const chinese = runInLanguage('zh-CN', useCloudFacts)
    expect(english.checkText('withinDeviceCap')).toBe('within the limit of devices')
    expect(chinese.checkText('withinDeviceCap')).toBe('设备数未超限')
    expect(chinese.checkText('ofTomorrow')).toBe('ofTomorrow')
  })

  it.each<[string, JsonValue, string | null, string | null]>([
    ['authType', 2, 'Third-party callback', '第三方回调'],
    ['reconnect', true, 'reconnect', '重连'],
    ['reconnect', false, 'first login', '首次登录'],
    ['transport', 'binary', 'binary transport', '二进制传输'],
    ['link', '127.0.0.1:8000', 'link address 127.0.0.1:8000', 'Link 地址 127.0.0.1:8000'],
    ['admin', 'http://127.0.0.1:9', 'admin address http://127.0.0.1:9', '管理地址 http://127.0.0.1:9'],
    ['tls', true, 'TLS', 'TLS'],
    ['tls', false, '', ''],
    ['closeCode', 1006, 'close code 1006', '关闭码 1006'],
    ['check', 'notBlocked', 'failed: on the block list', '未通过：在黑名单中'],
    ['reason', 2, 'by a manager', '被管理员踢出'],
    ['by', 'policy', 'by the rule for several devices', '操作者：多端登录策略'],
    ['by', 'mia', 'by mia', '操作者：mia'],
    ['cause', 'linkLost', 'connection lost', '连接断开'],
    ['name', 'refuseLogin', 'fault: Login refused', '故障：拒绝登录'],
    ['event', 'IN', 'entered', '进入'],
    ['version', 'v2', '', ''],
    ['inOutNotification', 'on', null, null],
    ['stage', { odd: true }, null, null],
    ['shard', 7, null, null],
  ])('tells %s %j', (name, value, english, chinese) => {
    expect(runInLanguage('en', useCloudFacts).factText(name, value)).toBe(english)
    expect(runInLanguage('zh-CN', useCloudFacts).factText(name, value)).toBe(chinese)
  })
})
