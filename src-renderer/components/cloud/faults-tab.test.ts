// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { openCloud } from '../../testing/open-cloud'
import type { OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

describe('faults', () => {
  it('are put in force with one click and taken back with another', async () => {
    window = await openCloud('faults')
    const { fake, get, click, type, find } = window
    await click('cloud-faults-empty-choose')
    expect(document.activeElement?.getAttribute('data-testid')).toBe('cloud-fault-name')
    await type('cloud-fault-code', '102422')
    await type('cloud-fault-account', 'alice')
    await type('cloud-fault-count', '2')
    await click('cloud-fault-apply')
    expect(fake.cloudConsole.changes).toEqual([
      {
        kind: 'applyFault',
        fault: {
          name: 'refuseLogin',
          stage: 'auth',
          code: 102422,
          count: 2,
          probability: 1,
          seed: 1,
          scope: { accountId: 'alice' },
        },
      },
    ])
    expect(get('cloud-fault-1').text()).toContain('Login refused')
    expect(get('cloud-fault-1').text()).toContain('alice')
    await click('cloud-undo')
    expect(find('cloud-fault-1')).toBeNull()
    await click('cloud-undo')
    await click('cloud-fault-undo-1')
    expect(find('cloud-fault-1')).toBeNull()
  })

  it('stay in their fields while another tab is looked at', async () => {
    window = await openCloud('faults')
    const { get, type, pressMouse } = window
    await type('cloud-fault-code', '102422')
    await type('cloud-fault-account', 'ali')
    await pressMouse('cloud-tab-rooms')
    await pressMouse('cloud-tab-faults')
    expect(get('cloud-fault-code').element).toHaveProperty('value', '102422')
    expect(get('cloud-fault-account').element).toHaveProperty('value', 'ali')
  })

  it('count up as they act', async () => {
    window = await openCloud('faults')
    const { fake, get, click } = window
    await click('cloud-fault-apply')
    expect(get('cloud-fault-1').text()).toContain('acted 0×')
    fake.cloudConsole.faults = fake.cloudConsole.faults.map((applied) => ({ ...applied, triggered: 3 }))
    fake.announce('cloudActivity', { eventCount: 3 })
    await flushPromises()
    expect(get('cloud-fault-1').text()).toContain('acted 3×')
  })

  it('are not put in force while a value is wrong', async () => {
    window = await openCloud('faults')
    const { fake, get, click, type } = window
    await type('cloud-fault-code', '200')
    expect(get('cloud-fault-code').attributes('aria-invalid')).toBe('true')
    await click('cloud-fault-apply')
    expect(fake.cloudConsole.changes).toEqual([])
  })
})
