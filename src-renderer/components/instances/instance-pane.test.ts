// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
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
