// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from '../../testing/fake-console'
import { DEMO_APP as appkey, openCloud } from '../../testing/open-cloud'
import type { OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())
const changes = () => window.fake.cloudConsole.changes

describe('rooms', () => {
  it('are closed with one click and opened again by undo', async () => {
    window = await openCloud('rooms')
    const { get, click } = window
    expect(get('cloud-room-36').text()).toContain('open')
    await click('cloud-room-valid')
    expect(get('cloud-room-36').text()).toContain('closed')
    expect(get('cloud-done').text()).toBe('Room 36 was closed')
    await click('cloud-undo')
    expect(get('cloud-room-36').text()).toContain('open')
    expect(get('cloud-done').text()).toBe('Room 36 was opened')
  })

  it('are chosen by key, and show the one that is chosen', async () => {
    window = await openCloud('rooms')
    const { get, press } = window
    expect(get('cloud-room-36').attributes('aria-selected')).toBe('true')
    await press('cloud-room', 'ArrowDown')
    expect(get('cloud-room-detail').text()).toContain('Second screen')
    await press('cloud-room', 'ArrowDown')
    expect(get('cloud-room').attributes('aria-activedescendant')).toBe('cloud-room-37')
    await press('cloud-room', 'Home')
    expect(get('cloud-room-detail').text()).toContain('Launch event')
  })

  it('are created, and deleted after the loss was told', async () => {
    window = await openCloud('rooms')
    const { get, click, type } = window
    await type('cloud-room-name', 'New room')
    await click('cloud-room-create')
    await click('cloud-room-delete')
    expect(get('cloud-confirm').text()).toContain('Delete room 36?')
    await click('cloud-confirm-do')
    expect(changes()).toEqual([
      { kind: 'createRoom', appkey, creator: 'owner', name: 'New room' },
      { kind: 'deleteRoom', appkey, roomId: '36' },
    ])
  })

  it('are not created before they have a name and a creator, and say so', async () => {
    window = await openCloud('rooms')
    const { get, click, type } = window
    const create = () => get('cloud-room-create')
    const reason = () => document.getElementById(create().attributes('aria-describedby') ?? '')?.textContent
    expect(create().attributes('aria-disabled')).toBe('true')
    expect(reason()).toBe('Give the room a name first')
    await click('cloud-room-create')
    await type('cloud-room-name', 'New room')
    expect(create().attributes('aria-disabled')).toBeUndefined()
    await type('cloud-room-creator', ' ')
    expect(reason()).toBe('Say who creates the room first')
    expect(changes()).toEqual([])
  })

  it('take nobody on a list who is on it already', async () => {
    window = await openCloud('rooms')
    const { get, click, type } = window
    const isDisabled = (id: string) => get(id).attributes('aria-disabled') === 'true'
    await type('cloud-member-account', 'mia')
    expect(isDisabled('cloud-make-manager')).toBe(true)
    expect(get('cloud-make-manager').text()).toContain('mia is a manager already')
    expect(isDisabled('cloud-block')).toBe(false)
    await click('cloud-block')
    expect(isDisabled('cloud-block')).toBe(true)
    expect(get('cloud-block').text()).toContain('mia is blocked already')
    await click('cloud-block')
    expect(changes()).toHaveLength(1)
    await click('cloud-blocked-mia-remove')
    expect(isDisabled('cloud-block')).toBe(false)
  })

  it('that were created are taken back only after the loss was told', async () => {
    window = await openCloud('rooms')
    const { get, find, click, type } = window
    await type('cloud-room-name', 'New room')
    await click('cloud-room-create')
    await click('cloud-undo')
    expect(get('cloud-confirm').text()).toContain('Delete room 99?')
    await click('cloud-confirm-cancel')
    expect(changes().map(({ kind }) => kind)).toEqual(['createRoom'])
    expect(find('cloud-undo')).not.toBeNull()
    await click('cloud-undo')
    await click('cloud-confirm-do')
    expect(changes().at(-1)).toEqual({ kind: 'deleteRoom', appkey, roomId: '99' })
  })

  it('have managers, a block list and mutes', async () => {
    const fake = new FakeConsole()
    fake.cloudConsole.room = { muted: true, managers: ['mia'], blocked: ['eve'], ends: [] }
    window = await openCloud('rooms', fake)
    const { click, get, type } = window
    expect(get('cloud-room-facts').text()).toBe('open · muted · created by owner')
    await click('cloud-room-mute')
    await click('cloud-manager-mia-remove')
    await click('cloud-blocked-eve-remove')
    await click('cloud-make-manager')
    await click('cloud-block')
    await type('cloud-member-account', 'bob')
    await click('cloud-make-manager')
    await click('cloud-block')
    const room = { appkey, roomId: '36' }
    expect(changes()).toEqual([
      { kind: 'setRoomMuted', ...room, muted: false },
      { kind: 'setRole', ...room, accountId: 'mia', role: 'guest' },
      { kind: 'setBlocked', ...room, accountId: 'eve', blocked: false },
      { kind: 'setRole', ...room, accountId: 'bob', role: 'manager' },
      { kind: 'setBlocked', ...room, accountId: 'bob', blocked: true },
    ])
  })

  it('show who is in them as it happens, and throw them out', async () => {
    window = await openCloud('rooms')
    const { fake, get, find, click } = window
    expect(find('cloud-end')).toBeNull()
    fake.cloudConsole.room = {
      ...fake.cloudConsole.room,
      ends: [{ connectionId: 4, accountId: 'bob', deviceId: 'phone', transport: 'text' }],
    }
    fake.announce('cloudActivity', { eventCount: 1 })
    await flushPromises()
    expect(get('cloud-end-4').text()).toContain('phone')
    expect(get('cloud-ends-count').text()).toMatch(/In the room now\s+· 1 connection$/)
    await click('cloud-kick-bob')
    await click('cloud-confirm-do')
    await click('cloud-kick-silently-bob')
    await click('cloud-confirm-do')
    const kick = { kind: 'kick', appkey, roomId: '36', accountId: 'bob' }
    expect(changes()).toEqual([
      { ...kick, reason: 2 },
      { ...kick, reason: 4 },
    ])
    expect(find('cloud-undo')).toBeNull()
  })
})

describe('accounts', () => {
  it('are banned with one click and allowed again by undo', async () => {
    window = await openCloud('accounts')
    const { get, click } = window
    await click('cloud-account-bob')
    await click('cloud-account-ban')
    expect(get('cloud-account-bob').text()).toContain('banned')
    await click('cloud-undo')
    expect(get('cloud-account-bob').text()).toContain('active')
  })

  it('get a static token that is shown until it is dismissed', async () => {
    window = await openCloud('accounts')
    const { get, click, type, wrapper } = window
    await click('cloud-account-create')
    expect(changes()).toEqual([])
    await type('cloud-account-id', 'dora')
    await type('cloud-account-nick', 'Dora')
    await click('cloud-account-create')
    expect(changes()).toEqual([{ kind: 'createAccount', appkey, accountId: 'dora', nick: 'Dora' }])
    expect(get('cloud-new-token').text()).toBe('new token of dora')
    await click('cloud-dismiss')
    expect(wrapper.html()).not.toContain('new token of dora')
  })

  it('that were created are taken back only after the loss was told', async () => {
    window = await openCloud('accounts')
    const { get, click, type } = window
    await type('cloud-account-id', 'dora')
    await click('cloud-account-create')
    await click('cloud-undo')
    expect(get('cloud-confirm').text()).toContain('Remove account dora?')
    expect(get('cloud-confirm').text()).toContain('cannot be brought back')
    expect(changes().map(({ kind }) => kind)).toEqual(['createAccount'])
    await click('cloud-confirm-do')
    expect(changes().at(-1)).toEqual({ kind: 'removeAccount', appkey, accountId: 'dora' })
  })

  it('get another static token only after the loss was told', async () => {
    window = await openCloud('accounts')
    const { get, click } = window
    await click('cloud-account-refresh')
    expect(changes()).toEqual([])
    expect(get('cloud-confirm').text()).toContain('The old token is worth nothing')
    await click('cloud-confirm-do')
    expect(get('cloud-new-token').text()).toBe('new token of alice')
  })

  it('get dynamic tokens for as long as is wanted', async () => {
    window = await openCloud('accounts')
    const { get, click, type, find } = window
    await type('cloud-token-ttl', '0')
    await click('cloud-token-make')
    expect(find('cloud-token')).toBeNull()
    await type('cloud-token-ttl', '90')
    await click('cloud-token-make')
    expect(get('cloud-token').text()).toBe('token of alice for 90 s')
  })
})
