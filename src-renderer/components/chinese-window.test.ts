// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import { ConsoleError } from '../console/console-error'
import { sampleNamesEn } from '../i18n/sample-names-en'
import { sampleNamesZhCN } from '../i18n/sample-names-zh-CN'
import { FakeConsole } from '../testing/fake-console'
import { openWindow, type OpenWindow } from '../testing/open-window'
import { instanceSummary } from '../testing/summaries'

let open: OpenWindow | null = null
afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

/** A window in Chinese over a console that is prepared before it opens. */
async function openInChinese(prepare: (fake: FakeConsole) => void = () => {}): Promise<OpenWindow> {
  const fake = new FakeConsole()
  fake.settings = { ...fake.settings, locale: 'zh-CN' }
  prepare(fake)
  open = await openWindow(fake)
  return open
}

describe('a Chinese window', () => {
  it('says in Chinese why a login failed, in the row of its instance', async () => {
    const { get } = await openInChinese((fake) => {
      const reason = 'cannot connect to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1'
      fake.instances = [
        instanceSummary({
          status: 'DISCONNECTED',
          statusCode: 192001,
          lastLogin: { ok: false, stage: 'connect', code: 192001, reason },
        }),
      ]
    })
    expect(get('instance-row-1').text()).toContain(
      '无法连接 127.0.0.1:1：连接被拒绝（ECONNREFUSED，127.0.0.1:1）',
    )
  })

  it('says in Chinese what is wrong with the parameters of an enter', async () => {
    const { click, type, get } = await openInChinese()
    await click('enter-demo-room')
    await type('composer-account', '')
    await click('composer-check')
    expect(get('composer-check-result').text()).toBe('enterParams.accountId191004缺少参数 accountId')
  })

  it('says in Chinese what the system told of a link address, with its code', async () => {
    const { click, type, get, pressMouse } = await openInChinese()
    await click('nav-diagnose')
    await pressMouse('diagnose-tab-link')
    await type('diagnose-link-address', '127.0.0.1:41873')
    await click('diagnose-link-start')
    await flushPromises()
    expect(get('diagnose-link-step-tcp').text()).toContain('连接被拒绝（ECONNREFUSED）')
  })

  it('says in Chinese what the checker expected and what came instead', async () => {
    const { fake, click, get } = await openInChinese()
    await click('enter-demo-room')
    fake.announce('findingsChanged', {
      sessionId: 2,
      count: 1,
      findings: [
        {
          ...{ instanceId: 1, ordinal: 3, ruleId: 'callbackLate', rule: 'a callback follows at once' },
          ...{ expected: 'onChatroomEntered at once', actual: '1200 ms later' },
        },
      ],
    })
    await flushPromises()
    await click('status-checker')
    expect(get('finding').text()).toContain('预期： 立即通知 onChatroomEntered')
    expect(get('finding').text()).toContain('实际： 1200 毫秒之后')
  })

  it('copies a sample with its Chinese name', async () => {
    const title = sampleNamesEn.sampleName['kick-by-manager']
    const text = `roomscope: 1\nname: ${title}\nsteps: [{ sleep: 1s }]\n`
    const { fake, click } = await openInChinese(({ scenarios }) =>
      scenarios.put('sample', 'kick-by-manager', text, { title }),
    )
    await click('nav-scenarios')
    await vi.dynamicImportSettled()
    await flushPromises()
    await click('scenario-sample/kick-by-manager')
    await vi.dynamicImportSettled()
    await flushPromises()
    await click('scenario-copy')
    await eventually(() =>
      expect(fake.scenarios.files.get('own/kick-by-manager 副本')?.text).toBe(
        text.replace(title, JSON.stringify(sampleNamesZhCN.sampleName['kick-by-manager'])),
      ),
    )
  })

  it('says in Chinese why a chatroom refused a call, by what its code means', async () => {
    const { click, get } = await openInChinese((fake) => {
      fake.enterInstance = () =>
        Promise.reject(
          new ConsoleError({ code: 'chatroom', message: 'forbidden', field: null, chatroomCode: 403 }),
        )
    })
    await click('enter-demo-room')
    expect(get('notice').text()).toContain('403应用未开通所选的鉴权方式')
    expect(get('notice').text()).not.toContain('forbidden')
  })
})
