// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { FindingList } from '../../../src-shared/console'
import { FakeConsole } from '../../testing/fake-console'
import { holdBack } from '../../testing/hold-back'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let open: OpenWindow | null = null
afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

const broken: FindingList = {
  sessionId: 2,
  count: 1,
  findings: [
    {
      ...{ instanceId: 1, ordinal: 3, ruleId: 'callbackLate', rule: 'a callback follows at once' },
      ...{ expected: 'onChatroomEntered at once', actual: 'nothing' },
    },
  ],
}

describe('status bar', () => {
  it('names the address of the embedded cloud, and leads there', async () => {
    open = await openWindow()
    expect(open.get('status-cloud').text()).toContain('127.0.0.1:41873')
    await open.click('status-cloud')
    expect(open.find('cloud')).not.toBeNull()
  })

  it('says that the cloud is not running, and that nothing is recorded', async () => {
    const fake = new FakeConsole()
    fake.cloud = { ...fake.cloud, link: null, problem: 'port in use' }
    open = await openWindow(fake)
    expect(open.get('status-cloud').text()).toContain('not running')
    expect(open.find('not-recording')).toBeNull()
    const { recorder } = await fake.bootstrap()
    fake.announce('recordingGrew', { ...recorder, recording: false })
    await flushPromises()
    expect(open.get('not-recording').text()).toBe('Not recording')
    expect(open.find('recorded-up-to')).toBeNull()
  })

  it('counts what the checker finds as it happens, and leads to where it was', async () => {
    open = await openWindow()
    const { fake, get, click, find } = open
    await click('enter-demo-room')
    expect(get('status-checker').text()).toBe('Checker: 0 findings')
    fake.announce('findingsChanged', broken)
    await flushPromises()
    expect(get('status-checker').text()).toBe('Checker: 1 finding')
    await click('nav-settings')
    await click('status-checker')
    expect(get('checker-findings').text()).toContain('alice #1')
    await click('finding')
    expect(get('inspector').text()).toContain('#3')
    expect(find('checker-findings')).toBeNull()
  })

  it('does not say how many findings there are before the checker has answered', async () => {
    const fake = new FakeConsole()
    const letCome = holdBack(fake, 'listFindings')
    open = await openWindow(fake)
    expect(open.get('status-checker').text()).toBe('Checker')
    await letCome()
    expect(open.get('status-checker').text()).toBe('Checker: 0 findings')
  })

  it('keeps the length of the loop delay, so that nothing beside it moves', async () => {
    const fake = new FakeConsole()
    open = await openWindow(fake)
    const { get } = open
    const textOf = async (delay: string) => {
      await expect.poll(() => get('loop-delay').text(), { timeout: 5000 }).toContain(delay)
      return get('loop-delay').element.textContent.trim()
    }
    const short = await textOf('0.4 ms')
    fake.loopDelayMs = 108.8
    expect(await textOf('108.8 ms')).toHaveLength(short.length)
    fake.loopDelayMs = 30
    expect(await textOf('30.0 ms')).toHaveLength(short.length)
  })

  it('knows what was found before the window came', async () => {
    const fake = new FakeConsole()
    fake.replays.findings = broken
    open = await openWindow(fake)
    expect(open.get('status-checker').text()).toBe('Checker: 1 finding')
  })
})

describe('Ctrl+A', () => {
  /** True when the page would select what the key means to it. */
  async function isLeftToPage(testId: string): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true })
    const isLeft = open?.get(testId).element.dispatchEvent(event) ?? false
    await flushPromises()
    return isLeft
  }
  const selectedCount = () =>
    document.querySelectorAll('[data-testid^="instance-row-"][aria-selected="true"]').length

  it('selects every instance in their list, and nothing elsewhere', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    await open.click('instance-new')
    expect(await isLeftToPage('timeline-table')).toBe(false)
    expect(selectedCount()).toBe(1)
    expect(await isLeftToPage('instance-list')).toBe(false)
    expect(selectedCount()).toBe(2)
  })

  it('belongs to the text in a field', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    expect(await isLeftToPage('composer-room')).toBe(true)
    expect(selectedCount()).toBe(1)
  })
})
