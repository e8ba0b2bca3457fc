/** The window's pages come from this scheme and host, served out of the app's own files; never from `file:` or the network. */
export const WINDOW_SCHEME = 'app'
export const WINDOW_HOST = 'roomscope'
export const WINDOW_ORIGIN = `${WINDOW_SCHEME}://${WINDOW_HOST}`

/**
 * Whether a page or frame is one of ours. During development the pages come from the dev server, whose address is passed
 * in; in a built app it is null.
 */
export function isOwnOrigin(url: string, devServerUrl: string | null): boolean {
  const parsed = parseUrl(url)
  if (parsed === null) return false
  if (parsed.protocol === `${WINDOW_SCHEME}:` && parsed.host === WINDOW_HOST) return true
  return devServerUrl !== null && parsed.origin === parseUrl(devServerUrl)?.origin
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
