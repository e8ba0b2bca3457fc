import type { OpenRequest } from './console-service'

/** The scheme that the operating system opens Roomscope for. */
export const DEEP_LINK_SCHEME = 'roomscope'

/** Why a link is not followed. `unknownAction`: only `open` is known. `badTarget`: not exactly one known id. */
export type DeepLinkFlaw = 'noLink' | 'unknownAction' | 'badTarget'

export type ParsedDeepLink =
  { readonly ok: true; readonly request: OpenRequest } | { readonly ok: false; readonly flaw: DeepLinkFlaw }

const MAX_LINK_CHARACTERS = 256
/** Ids are counted from 1 and stay far below what a number holds exactly. */
const ID = /^[1-9]\d{0,14}$/

/** Is an argument of the command line meant as a link, well-formed or not? */
export function isDeepLink(argument: string): boolean {
  return argument.toLowerCase().startsWith(`${DEEP_LINK_SCHEME}:`)
}

/**
 * Reads `roomscope://open?session=N` or `roomscope://open?instance=N`. A link may come from any page or message, so it
 * can only show what is there, and whatever is not exactly one of these two is refused.
 */
export function parseDeepLink(text: string): ParsedDeepLink {
  const url = text.length <= MAX_LINK_CHARACTERS && URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== `${DEEP_LINK_SCHEME}:`) return { ok: false, flaw: 'noLink' }
  const isPlain = url.username === '' && url.password === '' && url.port === '' && url.hash === ''
  if (url.host !== 'open' || !isPlain || (url.pathname !== '' && url.pathname !== '/'))
    return { ok: false, flaw: 'unknownAction' }
  const request = readTarget([...url.searchParams])
  return request === null ? { ok: false, flaw: 'badTarget' } : { ok: true, request }
}

function readTarget(parameters: readonly (readonly [string, string])[]): OpenRequest | null {
  const [first] = parameters
  if (parameters.length !== 1 || first === undefined || !ID.test(first[1])) return null
  const id = Number(first[1])
  switch (first[0]) {
    case 'session':
      return { view: 'recordings', sessionId: id, play: false }
    case 'instance':
      return { view: 'workbench', instanceId: id }
    default:
      return null
  }
}
