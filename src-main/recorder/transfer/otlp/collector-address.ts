import { RecorderError } from '../../recorder-error'

/** OTLP/HTTP §Request: where traces go when only the collector is named. */
const DEFAULT_PATH = '/v1/traces'

/** Characters of a header's name and value (RFC 9110 §5.1, §5.5): nothing that could begin another line. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const HEADER_VALUE = /^[\t\x20-\x7e]*$/

/** Set by the protocol itself. */
const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
])

/** Where traces are sent. Header values may be secrets: they are in no message and in no record. */
export interface CollectorTarget {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Checks a collector's address and completes it with the path of OTLP/HTTP when it has none.
 * @throws RecorderError `invalidCollector` that names what is wrong.
 */
export function checkCollector({ endpoint, headers }: CollectorTarget): CollectorTarget {
  const url = parseUrl(endpoint)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid('must begin with http:// or https://')
  if (url.username !== '' || url.password !== '') {
    throw invalid('must not hold a user name or password: give them as a header')
  }
  if (url.pathname === '/') url.pathname = DEFAULT_PATH
  url.hash = ''
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value)
  return { endpoint: url.href, headers }
}

/** A collector as messages name it: a query may hold a key. */
export function nameOfCollector(endpoint: string): string {
  const { origin, pathname } = new URL(endpoint)
  return `${origin}${pathname}`
}

function parseUrl(endpoint: string): URL {
  try {
    return new URL(endpoint)
  } catch {
    throw invalid('is no URL, such as http://127.0.0.1:4318/v1/traces')
  }
}

function checkHeader(name: string, value: string): void {
  if (!HEADER_NAME.test(name)) throw invalidHeader('one of them has a name that no header can have')
  if (RESERVED_HEADERS.has(name.toLowerCase())) throw invalidHeader(`${name} is set by the protocol`)
  if (!HEADER_VALUE.test(value))
    throw invalidHeader(`the value of ${name} holds a character that none can hold`)
}

function invalid(detail: string): RecorderError {
  return new RecorderError('invalidCollector', `The address of the collector ${detail}.`)
}

function invalidHeader(detail: string): RecorderError {
  return new RecorderError('invalidCollector', `The headers for the collector are wrong: ${detail}.`)
}
