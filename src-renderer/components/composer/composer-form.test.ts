// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let open: OpenWindow | null = null
let fake: FakeConsole

async function openComposer(): Promise<OpenWindow> {
  fake = new FakeConsole()
  open = await openWindow(fake)
  await open.click('enter-demo-room')
  return open
}
afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

describe('the form of the composer', () => {
  it('offers a third-party login a token of its own', async () => {
    const { click, find, type } = await openComposer()
    expect(find('composer-third-party-token')).toBeNull()
    await click('composer-auth-third-party')
    expect(find('composer-third-party-provider')).toBeNull()
    await click('composer-third-party-token')
    await type('composer-third-party-value', 'ticket')
    expect(find('composer-third-party-value')?.attributes('type')).toBe('password')
    await click('composer-auth-static')
    expect(find('composer-third-party-value')).toBeNull()
    await click('composer-auth-third-party')
    expect(find('composer-third-party-value')?.element).toHaveProperty('value', 'ticket')
  })

  it('says what an authentication lacks and where to get it', async () => {
    const { click, find, type } = await openComposer()
    expect(find('composer-gap')).toBeNull()
    await click('composer-auth-third-party')
    expect(find('composer-gap')?.text()).toContain('No login extension')
    await type('composer-login-extension', 'let-me-in')
    expect(find('composer-gap')).toBeNull()
  })

  it('advises to keep and reuse the account that an anonymous login gets (S89)', async () => {
    const { click, find } = await openComposer()
    await click('composer-more')
    expect(find('composer-anonymous-account')).toBeNull()
    await click('composer-anonymous')
    expect(find('composer-anonymous-account')?.text()).toContain('use it again in the whole app')
  })

  it('takes a limit of reconnects for our own client, and says what is wrong with one', async () => {
    const { click, find, type } = await openComposer()
    await click('composer-more')
    await type('composer-reconnect-limit', '0')
    expect(find('composer-reconnect-limit')?.attributes('aria-invalid')).toBe('true')
    await type('composer-reconnect-limit', '20')
    expect(find('composer-reconnect-limit')?.attributes('aria-invalid')).not.toBe('true')
    await click('composer-more')
    await click('composer-more')
    expect(find('composer-reconnect-limit')?.element).toHaveProperty('value', '20')
  })

  it('keeps profile and quirks among the further parameters', async () => {
    const { click, find } = await openComposer()
    expect(find('composer-profile')).toBeNull()
    await click('composer-more')
    expect(find('composer-profile')).not.toBeNull()
    expect(document.body.textContent).toMatch(/A missing field in a request .* gapShifting/)
    const quirk = () => find('composer-quirk-gapShifting')?.attributes('aria-checked')
    expect(quirk()).toBe('false')
    await click('composer-quirk-gapShifting')
    expect(quirk()).toBe('true')
    await click('composer-quirk-gapShifting')
    expect(quirk()).toBe('false')
  })

  it('sends a login extension with a static token where it is wanted (S33)', async () => {
    const { click, find, type } = await openComposer()
    expect(find('composer-extension-provider')).toBeNull()
    await click('composer-sends-extension')
    await type('composer-login-extension', 'for-the-record')
    await eventually(() =>
      expect(fake.instances[0]?.draft).toMatchObject({
        sendsLoginExtension: true,
        loginExtensionProvider: { kind: 'fixed', value: 'for-the-record' },
      }),
    )
  })

  it('takes tags one by one, any character in them, and gives them back (S108)', async () => {
    const { click, press, type } = await openComposer()
    await click('composer-more')
    for (const tag of ['vip', 'a, b']) {
      await type('composer-tags', tag)
      await press('composer-tags', 'Enter')
    }
    await eventually(() => expect(fake.instances[0]?.draft.tags).toEqual(['vip', 'a, b']))
    await click('composer-tags-remove-0')
    await eventually(() => expect(fake.instances[0]?.draft.tags).toEqual(['a, b']))
  })

  it('wants all four numbers of a location, or none (S109)', async () => {
    const { click, find, type } = await openComposer()
    await click('composer-more')
    for (const [field, value] of [
      ['x', '1'],
      ['y', '2'],
      ['z', '3'],
    ] as const)
      await type(`composer-location-${field}`, value)
    expect(find('composer-location-distance')?.attributes('aria-invalid')).toBe('true')
    expect(find('composer-enter')?.attributes('aria-disabled')).toBe('true')
    await type('composer-location-distance', '50')
    const location = { x: 1, y: 2, z: 3, distance: 50 }
    await eventually(() => expect(fake.instances[0]?.draft.location).toEqual(location))
  })
})
