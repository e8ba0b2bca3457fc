/** Reads the literals of each language as its compiler does, to show that a written text comes back. */
const SIMPLE: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t' },
  ...{ '\\': '\\', '"': '"', "'": "'", '?': '?' },
}

/** What stands between the quotes; octal and `\u` escapes as far as `string-literal.ts` writes them. */
function unescape(body: string): string {
  return body.replace(/\\(?:([0-7]{3})|u([0-9a-f]{4})|(.))/gsu, (_whole, octal, unicode, simple) => {
    if (typeof octal === 'string') return String.fromCharCode(Number.parseInt(octal, 8))
    if (typeof unicode === 'string') return String.fromCharCode(Number.parseInt(unicode, 16))
    const meant = SIMPLE[String(simple)]
    if (meant === undefined) throw new Error(`\\${simple} is no escape`)
    return meant
  })
}

function between(literal: string, open: string, close: string): string {
  const body = literal.slice(open.length, literal.length - close.length)
  const isWhole = literal.startsWith(open) && literal.endsWith(close) && literal.length >= open.length + 1
  // A quote or a line break inside would end the literal before its end.
  const quote = close.slice(-1)
  const isOneBody = new RegExp(`^(?:[^\\\\${quote}\\r\\n]|\\\\.)*$`, 'u').test(body)
  if (!isWhole || !isOneBody) throw new Error(`${literal} is no literal`)
  return body
}

export function readJava(literal: string): string {
  // Java takes a Unicode escape for its character before anything else, unless the backslash is escaped.
  if (/(?<!\\)(?:\\\\)*\\u/u.test(literal)) throw new Error('a Unicode escape would be read too early')
  return unescape(between(literal, '"', '"'))
}

export function readObjectiveC(literal: string): string {
  if (literal.includes('??')) throw new Error('this may be a trigraph')
  return unescape(between(literal, '@"', '"'))
}

export function readCpp(literal: string): string {
  if (!literal.startsWith('R')) return readObjectiveC(`@${literal}`)
  const delimiter = /^R"(x{0,16})\(/u.exec(literal)?.[1]
  if (delimiter === undefined) throw new Error(`${literal} is no raw literal`)
  const start = `R"${delimiter}(`.length
  const end = literal.indexOf(`)${delimiter}"`, start)
  if (end !== literal.length - delimiter.length - 2) throw new Error(`${literal} ends early`)
  return literal.slice(start, end)
}
