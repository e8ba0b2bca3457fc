/**
 * A text as a literal of each language. Half a surrogate pair has no place in a source file of UTF-8 and becomes
 * U+FFFD, as it does on its way through any encoder.
 */
export function javaLiteral(text: string): string {
  // Not \\u000a: Java reads those before it reads strings, so it would end the line inside the literal.
  return `"${escape(text, '"', octal)}"`
}

export function objectiveCLiteral(text: string): string {
  return `@"${escapeC(text)}"`
}

/** Raw where quotes and backslashes would have to be escaped, so that JSON stays readable. */
export function cppLiteral(text: string): string {
  const canBeRaw = /["\\]/.test(text) && !CONTROL.test(text)
  const delimiter = canBeRaw ? rawDelimiter(text) : null
  if (delimiter === null) return `"${escapeC(text)}"`
  return `R"${delimiter}(${wellFormed(text)})${delimiter}"`
}

export function typeScriptLiteral(text: string): string {
  return `'${escape(text, "'", (code) => `\\u${code.toString(16).padStart(4, '0')}`)}'`
}

const CONTROL = /\p{Cc}|[\u2028\u2029]/u
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const MAX_RAW_DELIMITER = 16

function escape(text: string, quote: string, control: (code: number) => string): string {
  return wellFormed(text).replace(new RegExp(`[\\\\${quote}]|${CONTROL.source}`, 'gu'), (found) => {
    if (found === '\\' || found === quote) return `\\${found}`
    return NAMED[found] ?? control(found.charCodeAt(0))
  })
}

/** Two question marks side by side may begin a trigraph. */
function escapeC(text: string): string {
  return escape(text, '"', octal).replace(/(?<=\?)\?/gu, '\\?')
}

/** Three digits, so that a digit after it is one of its own; what does not fit into them is plain text in these languages. */
function octal(code: number): string {
  return code < 0o200 ? `\\${code.toString(8).padStart(3, '0')}` : String.fromCharCode(code)
}

/** One that the text does not end by accident; the language allows no longer ones. */
function rawDelimiter(text: string): string | null {
  for (let length = 0; length < MAX_RAW_DELIMITER; length += 1) {
    const delimiter = 'x'.repeat(length)
    if (!text.includes(`)${delimiter}"`)) return delimiter
  }
  return null
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
