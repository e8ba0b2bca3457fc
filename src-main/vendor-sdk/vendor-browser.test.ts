import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import type { VendorClient, VendorError } from '.'
import { VendorBrowser } from './vendor-browser'

describe('a browser for the vendor SDK', () => {
  let clock: ManualClock
  let contacts: string[]
  let browser: VendorBrowser

  beforeEach(() => {
    clock = new ManualClock()
    contacts = []
    browser = new VendorBrowser({ clock, tls: false, onContact: (url) => contacts.push(url) })
  })
  afterEach(() => browser.close())

  const enterAt = (client: VendorClient, address: string): Promise<VendorError> => {
    const params = { accountId: 'alice', token: 'x', linkProvider: () => [address] }
    return client.enter('36', params).then(
      () => Promise.reject(new Error('entered where nobody listens')),
      (error: unknown) => error as VendorError,
    )
  }

  it('sets no global of this process', () => {
    const before = Object.keys(globalThis)
    browser.newClient({ appkey: 'app', binary: true })
    expect(Object.keys(globalThis)).toEqual(before)
  })

  it('shares nothing with another browser', () => {
    const other = new VendorBrowser({ clock, tls: false })
    const ids = [browser, other].map((each) =>
      each.newClient({ appkey: 'app', binary: true }).getInstanceId(),
    )
    expect(ids).toEqual([1, 1])
    other.close()
  })

  it('reaches nothing but this machine and permitted addresses', async () => {
    const error = await enterAt(browser.newClient({ appkey: 'app', binary: true }), 'link.example.test:1')
    expect(error).toMatchObject({ name: 'ForbiddenContactError' })
    expect(contacts).toEqual([])
    expect(browser.sockets).toEqual([])
  })

  it('tells a closed port on this machine as the SDK does', async () => {
    const error = await enterAt(browser.newClient({ appkey: 'app', binary: true }), '127.0.0.1:1')
    expect(error.code).toBe(192001)
    expect(contacts).toEqual(['ws://127.0.0.1:1/websocket'])
  })

  it('speaks TLS unless told otherwise', async () => {
    const secure = new VendorBrowser({ clock, tls: true, onContact: (url) => contacts.push(url) })
    await enterAt(secure.newClient({ appkey: 'app', binary: true }), '127.0.0.1:1')
    expect(contacts).toEqual(['wss://127.0.0.1:1/websocket'])
    secure.close()
  })

  it('leaves no timer behind when it is closed', async () => {
    const client = browser.newClient({ appkey: 'app', binary: true })
    await enterAt(client, '127.0.0.1:1')
    browser.close()
    expect(clock.pendingCount).toBe(0)
  })
})
