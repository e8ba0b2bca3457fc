// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
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

  it('keeps profile and quirks among the further parameters', async () => {
    const { click, find } = await openComposer()
    expect(find('composer-profile')).toBeNull()
    await click('composer-more')
    expect(find('composer-profile')).not.toBeNull()
    const quirk = () => find('composer-quirk-gapShifting')?.attributes('aria-checked')
    expect(quirk()).toBe('false')
    await click('composer-quirk-gapShifting')
    expect(quirk()).toBe('true')
    await click('composer-quirk-gapShifting')
    expect(quirk()).toBe('false')
  })
})
