import { parseEventQuery, type QueryProblem, type QueryProblemReason } from '../../src-shared/console'

/** What only a session can fulfil: one of the patterns is one of its tags, or the day on which it began. */
export type SessionTerm =
  | { readonly field: 'tag'; readonly negated: boolean; readonly patterns: readonly string[] }
  /** @param dayBeginMs when that day begins here, milliseconds since the Unix epoch. */
  | { readonly field: 'after' | 'before'; readonly negated: boolean; readonly dayBeginMs: number }

/** A search over sessions, as it was typed. */
export interface SessionQuery {
  readonly sessionTerms: readonly SessionTerm[]
  /** Words that may stand on a session; null where the rest asks for what only an event can be. */
  readonly words: readonly string[] | null
  /** The rest, for the events of the sessions; empty when nothing is looked for in them. */
  readonly eventQuery: string
}

/** Why a search cannot be read; `notADay`: a date that does not exist, or is written in another way. */
export type SessionQueryProblem = Omit<QueryProblem, 'reason' | 'field'> & {
  readonly reason: QueryProblemReason | 'notADay'
  readonly field: string | null
}

export type SessionQueryParse =
  | { readonly ok: true; readonly query: SessionQuery }
  | { readonly ok: false; readonly problem: SessionQueryProblem }

/** What every session fulfils. */
export const EVERY_SESSION: SessionQuery = { sessionTerms: [], words: [], eventQuery: '' }

/** A term as the filter language divides them: a quoted text, a field with its values, or a word. */
const TERM = /-?"(?:[^"\\]|\\.)*"?\S*|-?[a-z]+:(?:"(?:[^"\\]|\\.)*"?|[^\s"])*|\S+/gi
const SESSION_TERM = /^(-?)(tag|after|before):(.*)$/is

/**
 * Reads a search over sessions: `tag:nightly`, `after:2026-11-30` (that day or later) and `before:2026-12-01` (an earlier day)
 * are for the sessions, by the days of this machine; everything else is the filter language of the timeline.
 */
export function parseSessionQuery(source: string): SessionQueryParse {
  const sessionTerms: SessionTerm[] = []
  try {
    // What was read leaves its place empty, so that the columns of what is wrong in the rest stay right.
    const rest = source.replace(TERM, (term, at: number) => {
      const [, minus, name, value] = SESSION_TERM.exec(term) ?? []
      if (minus === undefined || name === undefined || value === undefined) return term
      const reader = new ValueReader(name.toLowerCase(), value, at + minus.length + name.length + 2)
      sessionTerms.push({ ...reader.readTerm(), negated: minus !== '' })
      return ' '.repeat(term.length)
    })
    const parsed = parseEventQuery(rest)
    if (!parsed.ok) return parsed
    const { terms } = parsed.query
    const words = terms.map((term) =>
      term.type === 'text' && !term.negated ? term.text.toLowerCase() : null,
    )
    return {
      ok: true,
      query: {
        sessionTerms,
        words: words.every((word) => word !== null) ? words : null,
        eventQuery: rest.trim(),
      },
    }
  } catch (thrown) {
    if (thrown instanceof UnreadableTerm) return { ok: false, problem: thrown.problem }
    throw thrown
  }
}

class UnreadableTerm extends Error {
  constructor(readonly problem: SessionQueryProblem) {
    super(problem.reason)
  }
}

/** Reads what stands behind the colon of a term for sessions. */
class ValueReader {
  /** @param column where the value begins, counted from 1. */
  constructor(
    private readonly field: string,
    private readonly value: string,
    private readonly column: number,
  ) {}

  readTerm() {
    if (this.field === 'tag') return { field: 'tag', patterns: this.readPatterns() } as const
    return { field: this.field === 'after' ? 'after' : 'before', dayBeginMs: this.readDay() } as const
  }

  private readDay(): number {
    const day = this.value.replace(/^"(.*)"$/, '$1')
    if (day === '') this.fail('missingValue', 0)
    const [, year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).map(Number)
    const begin = new Date(year ?? NaN, (month ?? NaN) - 1, date)
    if (begin.getMonth() + 1 !== month || begin.getDate() !== date) this.fail('notADay', 0, this.value)
    return begin.getTime()
  }

  private readPatterns(): string[] {
    const patterns: string[] = []
    let at = -1
    do {
      const taken = this.readPattern(at + 1)
      patterns.push(taken.pattern.toLowerCase())
      at = taken.end
    } while (this.value[at] === ',')
    return patterns
  }

  private readPattern(at: number): { pattern: string; end: number } {
    const rest = this.value.slice(at)
    if (!rest.startsWith('"')) {
      const [pattern = ''] = /^[^,]*/.exec(rest) ?? []
      if (pattern === '') this.fail('missingValue', at)
      return { pattern, end: at + pattern.length }
    }
    const [quoted, inner] = /^"((?:[^"\\]|\\.)*)"/.exec(rest) ?? []
    if (quoted === undefined || inner === undefined) this.fail('openQuote', at, rest)
    if (inner === '') this.fail('missingValue', at)
    const end = at + quoted.length
    if (end < this.value.length && this.value[end] !== ',')
      this.fail('textAfterQuote', end, this.value.slice(end))
    return { pattern: inner.replace(/\\(["\\])/g, '$1'), end }
  }

  private fail(reason: SessionQueryProblem['reason'], at: number, found = ''): never {
    throw new UnreadableTerm({ reason, column: this.column + at, found, field: this.field, allowed: [] })
  }
}
