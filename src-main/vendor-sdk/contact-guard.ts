const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The SDK tried to reach something that is neither this machine nor a link address. */
export class ForbiddenContactError extends Error {
  override readonly name = 'ForbiddenContactError'

  constructor(host: string) {
    super(`The vendor's SDK may contact only link addresses; it tried ${host}.`)
  }
}

/** Knows where the SDK may connect to: this machine and the link addresses that a provider returned. */
export class ContactGuard {
  private readonly linkHosts = new Set<string>()

  /** @param linkAddress `host:port` or `host`. */
  permit(linkAddress: string): void {
    const url = `http://${linkAddress}`
    if (URL.canParse(url)) this.linkHosts.add(new URL(url).hostname)
  }

  /** @throws ForbiddenContactError for any other host. */
  check(url: string): void {
    const { hostname } = new URL(url)
    if (!LOOPBACK.test(hostname) && !this.linkHosts.has(hostname)) throw new ForbiddenContactError(hostname)
  }
}
