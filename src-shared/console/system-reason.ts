/**
 * What Node, OpenSSL, `ws` and the operating system say, read back for the window. Unlike what the product says itself,
 * their words differ between versions: a code of theirs is looked for first.
 */
export const SYSTEM_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EEXIST',
  'EISDIR',
  'ENOTDIR',
  'ENOTEMPTY',
  'EBUSY',
  'EMFILE',
  'ENFILE',
  'ENAMETOOLONG',
  'EIO',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_INVALID_URL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'HPE_INVALID_CONSTANT',
] as const
export type SystemCode = (typeof SYSTEM_CODES)[number]

/** Sentences that come without their code. */
const CODELESS: readonly (readonly [RegExp, SystemCode])[] = [
  [/^certificate has expired$/, 'CERT_HAS_EXPIRED'],
  [/^certificate is not yet valid$/, 'CERT_NOT_YET_VALID'],
  [/^certificate revoked$/, 'CERT_REVOKED'],
  [/^self[- ]signed certificate$/, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [/^self[- ]signed certificate in certificate chain$/, 'SELF_SIGNED_CERT_IN_CHAIN'],
  [/^unable to verify the first certificate$/, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [/^unable to get issuer certificate$/, 'UNABLE_TO_GET_ISSUER_CERT'],
  [/^unable to get local issuer certificate$/, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  [/^Hostname\/IP does not match certificate's altnames: /, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [/^(?:Parse Error: Expected HTTP\/|Parse Error: Invalid )/, 'HPE_INVALID_CONSTANT'],
  [/^socket hang up$/, 'ECONNRESET'],
]

/** Sentences that no code stands for. */
const PHRASES = {
  tlsNotReached: /^Client network socket disconnected before secure TLS connection was established$/,
  upgradeAnswered: /^Unexpected server response: (?<status>\d+)$/,
  upgradeWrong: /^Invalid (?:Upgrade|Sec-WebSocket-Accept) header$/,
  upgradeSubprotocol:
    /^Server sent (?:a subprotocol but none was requested|an invalid subprotocol|no subprotocol)$/,
  upgradeExtension:
    /^(?:Server sent a Sec-WebSocket-Extensions header|Invalid Sec-WebSocket-Extensions header)/,
  upgradeTimedOut: /^Opening handshake has timed out$/,
  closedBeforeOpen: /^WebSocket was closed before the connection was established$/,
  messageTooLarge: /^Max payload size exceeded$/,
  frameWrong: /^Invalid WebSocket frame: (?<detail>.*)$/s,
  urlWrong: /^Invalid URL(?:: (?<url>.*))?$/s,
  jsonEnds: /^Unexpected end of JSON input$/,
  jsonToken: /^Unexpected token (?<token>'.*?'|\S+?)(?:,? .*)?$/s,
  jsonNumber: /^No number after minus sign in JSON/,
  jsonString:
    /^(?:Unterminated string|Bad control character|Bad escaped character) in (?:JSON|string literal in JSON)/,
  jsonExpected: /^Expected .+ in JSON at position (?<position>\d+)/,
  jsonRest: /^Unexpected non-whitespace character after JSON at position (?<position>\d+)/,
} as const satisfies Record<string, RegExp>

export type SystemPhrase = keyof typeof PHRASES
export const SYSTEM_PHRASES = Object.keys(PHRASES) as readonly SystemPhrase[]

/** A sentence of the system: its code and where it happened, or a phrase and what it names. */
export type SystemReason =
  | { readonly code: SystemCode; readonly place: string }
  | { readonly phrase: SystemPhrase; readonly named: Readonly<Record<string, string>> }

const CODED = /^(?:[a-z]\w* )?(?<code>E[A-Z0-9_]+|[A-Z]{2,}[A-Z0-9_]*_[A-Z0-9_]+)(?<rest>$|[ :].*)/s

/** Null for a sentence that the window has no text for: it is shown as it is. */
export function readSystemReason(sentence: string): SystemReason | null {
  const codeless = CODELESS.find(([pattern]) => pattern.test(sentence))
  if (codeless !== undefined) return { code: codeless[1], place: '' }
  const { code, rest = '' } = CODED.exec(sentence)?.groups ?? {}
  const known = SYSTEM_CODES.find((one) => one === code)
  if (known !== undefined) return { code: known, place: known === 'EPROTO' ? '' : placeIn(rest) }
  for (const phrase of SYSTEM_PHRASES) {
    const match = PHRASES[phrase].exec(sentence)
    if (match !== null) return { phrase, named: namedIn(match.groups) }
  }
  return null
}

/** What stands behind the code: a path in quotes, or an address at the end. */
function placeIn(rest: string): string {
  const path = /'(?<path>.*)'/s.exec(rest)?.groups?.['path']
  if (path !== undefined) return path.replace("' -> '", ' → ')
  const last = rest.trim().split(/\s+/).at(-1) ?? ''
  const isBare = !rest.startsWith(':') && rest.trim() === last
  return isBare || /[.:]\d+$/.test(last) ? last : ''
}

function namedIn(groups: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, value ?? '']))
}
