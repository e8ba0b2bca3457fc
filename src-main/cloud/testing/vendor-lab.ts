import { SystemClock } from '../../../src-shared/time'
import { VendorBrowser } from '../../vendor-sdk'
import type { CloudOptions } from '..'
import { APPKEY, TestCloud } from './test-cloud'
import { VendorSession } from './vendor-session'

interface BrowserOptions {
  readonly appkey?: string
  readonly trustedCertificate?: string
  /** Lasts and is shared by browsers that are given the same; every browser is a device of its own without it. */
  readonly deviceId?: string
}

/** A cloud on the real clock and the vendor's SDK in as many browsers as a test opens. */
export class VendorLab {
  /** Addresses that the SDK contacted. */
  readonly contacted: string[] = []
  private readonly browsers: VendorBrowser[] = []
  readonly clock = new SystemClock()

  private constructor(
    readonly test: TestCloud,
    private readonly binary: boolean,
  ) {}

  static async start(binary: boolean, options: Partial<CloudOptions> = {}): Promise<VendorLab> {
    return new VendorLab(await TestCloud.start({}, { clock: new SystemClock(), ...options }), binary)
  }

  readonly linkProvider = (): Promise<string[]> => Promise.resolve([this.test.link])

  /** Opens another browser with one client in it. */
  open({ appkey = APPKEY, trustedCertificate, deviceId }: BrowserOptions = {}): {
    browser: VendorBrowser
    session: VendorSession
  } {
    const { binary, clock, contacted } = this
    const onContact = (url: string): void => void contacted.push(url)
    const browser = new VendorBrowser({
      clock,
      onContact,
      tls: trustedCertificate !== undefined,
      ...(trustedCertificate === undefined
        ? {}
        : { trust: { ca: trustedCertificate, rejectUnauthorized: true } }),
    })
    this.browsers.push(browser)
    const client = { appkey, binary, ...(deviceId === undefined ? {} : { deviceId }) }
    return { browser, session: new VendorSession(browser.newClient(client)) }
  }

  /** Enters room 36 with the static token of an account, on a device of its own. */
  async enter(accountId: string): Promise<VendorSession> {
    const { session } = this.open()
    await session.enter('36', this.staticLogin(accountId))
    return session
  }

  staticLogin(accountId: string): Record<string, unknown> {
    return { accountId, token: `token-${accountId}`, linkProvider: this.linkProvider }
  }

  closeBrowsers(): void {
    for (const browser of this.browsers.splice(0)) browser.close()
  }

  async stop(): Promise<void> {
    this.closeBrowsers()
    await this.test.stop()
  }
}

/** The transports of the link protocol as the vendor's SDK names them. */
export const VENDOR_TRANSPORTS = [
  { transport: 'binary', binary: true },
  { transport: 'text', binary: false },
] as const
