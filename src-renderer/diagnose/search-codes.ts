import { describeCode, errorCodes } from '../../src-shared/chatroom/error-codes'
import { codeEntry, LOGIN_CODES, type CodeEntry } from '../../src-shared/console/verdict'

/** A code with what is known of it. */
export interface ExplainedCode {
  readonly code: number
  readonly name: string | null
  readonly entry: CodeEntry
}

/** What is said of a code in one language: its meaning, what to try, its causes. */
export type CodeWords = (code: ExplainedCode) => string

/** Every code that is in a list, those of the login first. */
export const ALL_CODES: readonly ExplainedCode[] = [
  ...new Set([...LOGIN_CODES, ...errorCodes.map(({ code }) => code)]),
].flatMap((code) => {
  const entry = codeEntry(code)
  return entry === null ? [] : [{ code, name: describeCode(code).name, entry }]
})

/**
 * The codes that a search means, those of the login first: by the beginning of the number, else by every word of the
 * search in the name, the vendor's text or what is said of the code in any language. Without a search, all of them.
 */
export function searchCodes(search: string, languages: readonly CodeWords[]): readonly ExplainedCode[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return ALL_CODES
  return /^-?\d+$/.test(first)
    ? byNumber(first)
    : ALL_CODES.filter((code) => {
        const text = textOf(code, languages)
        return words.every((word) => text.includes(word))
      })
}

/** A code of the third party's own is in no list. */
function byNumber(digits: string): ExplainedCode[] {
  const code = Number(digits)
  const entry = codeEntry(code)
  const listed = ALL_CODES.filter((known) => String(known.code).startsWith(digits))
  const isListed = listed.some((known) => known.code === code)
  return entry === null || isListed ? listed : [{ code, name: null, entry }, ...listed]
}

function textOf(explained: ExplainedCode, languages: readonly CodeWords[]): string {
  const { desc, name } = describeCode(explained.code)
  return [name ?? '', desc ?? '', ...languages.map((words) => words(explained))].join(' ').toLowerCase()
}
