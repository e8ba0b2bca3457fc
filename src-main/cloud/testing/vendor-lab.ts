import { SystemClock } from '../../../src-shared/time'
import type { CloudOptions } from '..'
import { APPKEY, TestCloud } from './test-cloud'
import { VendorBrowser } from './vendor-sdk'
import { VendorSession } from './vendor-session'

/** A cloud on the real clock and the vendor's SDK in as many browsers as a test opens. */
export class VendorLab {
  private readonly browsers: VendorBrowser[] = []

  private constructor(
    readonly test: TestCloud,
    private readonly binary: boolean,
  ) {}

  static async start(binary: boolean, options: Partial<CloudOptions> = {}): Promise<VendorLab> {
    return new VendorLab(await TestCloud.start({}, { clock: new SystemClock(), ...options }), binary)
  }

  readonly linkProvider = (): Promise<string[]> => Promise.resolve([this.test.link])

  /** Opens another browser with one client in it. */
  open({ appkey = APPKEY, trustedCertificate }: { appkey?: string; trustedCertificate?: string } = {}): {
    browser: VendorBrowser
    session: VendorSession
  } {
    const { binary } = this
    const browser = new VendorBrowser(
      trustedCertificate === undefined ? { binary } : { binary, trustedCertificate },
    )
    this.browsers.push(browser)
    return { browser, session: new VendorSession(browser.newClient(appkey)) }
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
