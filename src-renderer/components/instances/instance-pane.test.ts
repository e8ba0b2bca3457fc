// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { useRecorderStore } from '../../stores/recorder-store'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** The palette stands for the menu, which the page of the tests cannot open. */
async function choose(actionId: string): Promise<void> {
  await window.press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
  await window.click(`palette-${actionId}`)
}
const selected = () =>
  [...document.querySelectorAll('[data-testid^="instance-row-"][aria-selected="true"]')].map((row) =>
    row.getAttribute('data-testid'),
  )

describe('the list of instances', () => {
  it('is grouped by room, or by account', async () => {
    window = await openWindow()
    await window.click('enter-demo-room')
    await window.click('instance-new')
    expect(window.get('instance-list').text()).toContain('Room 36')
    await window.click('instances-group')
    expect(window.get('instance-list').text()).toContain('Account alice')
    expect(window.get('instance-list').text()).toContain('Account bob')
    await choose('instances-group')
    expect(window.get('instance-list').text()).toContain('Room 36')
  })

  it('makes as many copies as are wanted, of the next free accounts, and lets them enter together', async () => {
    window = await openWindow()
    const { click, type, get, find, fake } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', 'many')
    expect(get('duplicate-problem').text()).toContain('1 to 200')
    await click('duplicate-confirm')
    expect(fake.instances).toHaveLength(1)
    expect(get('duplicate-count').element).toHaveProperty('value', 'many')

    await type('duplicate-count', '2')
    await click('duplicate-next')
    await click('duplicate-confirm')
    expect(fake.instances.map(({ accountId }) => accountId)).toEqual(['alice', 'bob', 'carol'])
    expect(selected()).toEqual(['instance-row-2', 'instance-row-3'])
    expect(get('bulk-text').text()).toBe('Duplicated: 2 of 2.')

    await choose('instances-enter')
    expect(get('bulk-text').text()).toBe('Enter: 2 of 2 tried.')
    expect(get('instance-row-3').attributes('data-state')).toBe('ENTERED')
    await click('bulk-dismiss')
    expect(find('bulk')).toBeNull()
  })

  it('counts those that do not get in', async () => {
    window = await openWindow()
    const { click, type, get, fake } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', '2')
    await click('duplicate-confirm')
    const [, second] = fake.instances
    const tokenProvider = { kind: 'generated', ttlSeconds: 0, clockOffsetSeconds: 0 } as const
    if (second !== undefined)
      await fake.updateInstance({
        instanceId: second.instanceId,
        draft: { ...second.draft, authType: 1, tokenProvider },
      })
    await choose('instances-enter')
    expect(get('bulk-text').text()).toBe('Enter: 2 of 2 tried. Failed: 1.')
  })

  it('is cancelled while logins are under way: they are called off, and no more begin', async () => {
    window = await openWindow()
    const { click, type, get, fake } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', '3')
    await click('duplicate-confirm')
    fake.enterInstance = ({ instanceId }) =>
      Promise.resolve(fake.change(instanceId, { entering: true, status: 'CONNECTING' }))
    const exited: number[] = []
    fake.exitInstance = ({ instanceId }) => {
      exited.push(instanceId)
      return Promise.resolve(fake.change(instanceId, { entering: false, status: 'EXITED' }))
    }
    await choose('instances-enter')
    expect(get('bulk-text').text()).toBe('Entering: 0 of 3')
    await click('bulk-cancel')
    expect(exited).toEqual([2, 3, 4])
    expect(get('bulk-text').text()).toContain('Cancelled')
  })

  it('selects a range with Shift, and the composer stays where it is', async () => {
    window = await openWindow()
    const { click, type, get } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', '3')
    await click('duplicate-confirm')
    await click('instance-row-3')
    await get('instance-row-1').trigger('click', { shiftKey: true })
    expect(selected()).toEqual(['instance-row-1', 'instance-row-2', 'instance-row-3'])
    expect(get('instance-list').attributes('aria-activedescendant')).toBe('instance-3')
    await get('instance-row-4').trigger('click', { shiftKey: true })
    expect(selected()).toEqual(['instance-row-3', 'instance-row-4'])
  })

  it('calls off the logins of the run, whatever is selected meanwhile', async () => {
    window = await openWindow()
    const { click, type, get, fake } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', '2')
    await click('duplicate-confirm')
    fake.enterInstance = ({ instanceId }) =>
      Promise.resolve(fake.change(instanceId, { entering: true, status: 'CONNECTING' }))
    const exited: number[] = []
    fake.exitInstance = ({ instanceId }) => {
      exited.push(instanceId)
      return Promise.resolve(fake.change(instanceId, { entering: false, status: 'EXITED' }))
    }
    await choose('instances-enter')
    fake.change(1, { entering: true, status: 'CONNECTING' })
    await click('instance-row-1')
    await click('bulk-cancel')
    expect(exited).toEqual([2, 3])
    expect(get('bulk-text').text()).toContain('Cancelled')
  })

  it('counts those that would not leave', async () => {
    window = await openWindow()
    const { click, get, fake } = window
    await click('enter-demo-room')
    await click('instance-new')
    await choose('instances-select-all')
    fake.exitInstance = ({ instanceId }) =>
      instanceId === 2
        ? Promise.reject(new Error('it stays'))
        : Promise.resolve(fake.change(instanceId, { status: 'EXITED' }))
    await choose('instances-exit')
    expect(get('bulk-text').text()).toBe('Left: 2 of 2. Failed: 1.')
  })

  it('says of which instances the parameters are wrong, and lets the others enter', async () => {
    window = await openWindow()
    const { click, type, get, fake } = window
    await click('enter-demo-room')
    await choose('instances-duplicate')
    await type('duplicate-count', '1')
    await click('duplicate-next')
    await click('duplicate-confirm')
    await type('composer-timeout', 'soon')
    await choose('instances-enter')
    expect(get('notice').text()).toContain('Did not enter: bob #2.')
    expect(fake.instances[1]?.attemptCount).toBe(0)
    expect(get('composer-timeout').element).toHaveProperty('value', 'soon')
    await click('notice-dismiss')

    await choose('instances-select-all')
    fake.change(1, { status: 'EXITED' })
    await choose('instances-enter')
    expect(get('notice').text()).toContain('Did not enter: bob #2.')
    expect(get('bulk-text').text()).toBe('Enter: 2 of 2 tried. Failed: 1.')
    expect(get('instance-row-1').attributes('data-state')).toBe('ENTERED')
  })

  it('tells at each row its engine, for how long it is in its state, and its room where that is not above it', async () => {
    window = await openWindow()
    const { click, get, fake } = window
    const minute = 60 * 1_000_000_000
    await click('enter-demo-room')
    expect(get('instance-row-1').text()).toContain('#1 · Web · own · binary')
    expect(get('instance-row-1').text()).not.toContain('Room 36')
    await click('instances-group')
    expect(get('instance-row-1').text()).toContain('Room 36 · Static token · in room')
    const nowNs = (Date.now() - useRecorderStore().sessionStartedWallMs) * 1_000_000
    fake.change(1, { status: 'EXITED', statusSinceNs: nowNs - 3 * minute })
    await flushPromises()
    expect(get('instance-row-1').text()).toMatch(/00:0(3:00|2:59)$/)
  })

  it('tells of one that waits when it logs in next, and what it lost its link by', async () => {
    window = await openWindow()
    const { click, get, fake } = window
    await click('enter-demo-room')
    const nowNs = (Date.now() - useRecorderStore().sessionStartedWallMs) * 1_000_000
    const waiting = { status: 'WAITING', statusCode: null, lastErrorCode: 192001 } as const
    fake.change(1, { ...waiting, reconnectDueNs: nowNs + 90_000_000_000 })
    await flushPromises()
    expect(get('instance-row-1').text()).toMatch(/next login in (89|90|91) s · 192001 · /)
    fake.change(1, { ...waiting, reconnectDueNs: nowNs - 5_000_000_000 })
    await flushPromises()
    expect(get('instance-row-1').text()).toContain('next login now')
  })

  it('tells how the latest logins went, and shows each of them', async () => {
    window = await openWindow()
    const { click, find, get, fake } = window
    expect(find('recent-logins')).toBeNull()
    await click('enter-demo-room')
    await expect.poll(() => find('recent-logins')?.text()).toContain('0 failed')
    fake.refusal = 302
    await click('instance-new')
    await get('composer').get('form').trigger('submit')
    await expect.poll(() => get('recent-logins-failed').text(), { timeout: 5000 }).toBe('1 failed')
    expect(get('recent-logins').text()).toMatch(/Login, last 50.*ms.*p50.*ms.*p95/)
    await click('recent-logins')
    expect(find('waterfall-list')).not.toBeNull()
  })

  it('asks before anything is destroyed, and says what is lost', async () => {
    window = await openWindow()
    const { click, get, fake } = window
    await click('enter-demo-room')
    await choose('instances-destroy')
    expect(get('destroy-dialog').text()).toContain('Destroy alice #1?')
    expect(get('destroy-dialog').text()).toContain('One is in a room and leaves it first.')
    await click('destroy-cancel')
    await click('instance-new')
    await choose('instances-destroy')
    expect(get('destroy-dialog').text()).not.toContain('in a room')
    expect(get('destroy-dialog').text()).toContain('parameters are lost')
    await click('destroy-cancel')
    expect(fake.instances).toHaveLength(2)
  })
})
