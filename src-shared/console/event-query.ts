import { QUERY_FIELD_NAMES, QUERY_FIELDS, queryFieldOf } from './event-query-fields'
import type { QueryField, QueryFieldValues } from './event-query-fields'
import type { QueryProblem, QueryProblemReason } from './event-query-problem'

/** A part of name, statuses, code or payload, upper or lower case. */
export interface TextTerm {
  readonly type: 'text'
  readonly negated: boolean
  readonly text: string
}

/** One of the values. */
export type FieldTerm = {
  [F in QueryField]: {
    readonly type: 'field'
    readonly field: F
    readonly negated: boolean
    readonly values: readonly QueryFieldValues[F][]
  }
}[QueryField]

export type QueryTerm = TextTerm | FieldTerm

/** A filter as the operator typed it; an event passes that fulfils every term. */
export interface EventQuery {
  readonly terms: readonly QueryTerm[]
}

export type QueryParse =
  { readonly ok: true; readonly query: EventQuery } | { readonly ok: false; readonly problem: QueryProblem }

/** Keeps a query within what a database takes as one condition. */
export const MAX_QUERY_TERMS = 40
export const MAX_QUERY_CHARACTERS = 1000

/**
 * Reads the filter language of timeline and command line: terms between spaces, all of which must be fulfilled.
 * `field:value` asks for a field, `field:one,other` for either value, any other word for a part of the event's text;
 * `"quotes"` hold spaces and commas together (`\"` and `\\` inside), and a leading `-` turns a term round.
 */
export function parseEventQuery(source: string): QueryParse {
  const parser = new QueryParser(source)
  try {
    return { ok: true, query: { terms: parser.readTerms() } }
  } catch (thrown) {
    if (thrown instanceof UnreadableQuery) return { ok: false, problem: thrown.problem }
    throw thrown
  }
}

/** The query as text that `parseEventQuery` reads back. */
export function printEventQuery({ terms }: EventQuery): string {
  return terms.map((term) => `${term.negated ? '-' : ''}${printTerm(term)}`).join(' ')
}

function printTerm(term: QueryTerm): string {
  if (term.type === 'text') return /^[^\s":-][^\s":]*$/.test(term.text) ? term.text : quote(term.text)
  return `${term.field}:${term.values.map((value) => printQueryValue(String(value))).join(',')}`
}

/** A value as it stands behind a colon: in quotes where it must be. */
export function printQueryValue(value: string): string {
  return /^[^\s",]+$/.test(value) ? value : quote(value)
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

class UnreadableQuery extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.reason)
  }
}

class QueryParser {
  private position = 0

  constructor(private readonly source: string) {}

  readTerms(): QueryTerm[] {
    const terms: QueryTerm[] = []
    for (this.take(/\s*/y); this.position < this.source.length; this.take(/\s*/y)) {
      if (terms.length === MAX_QUERY_TERMS) this.fail('tooManyTerms', { allowed: [String(MAX_QUERY_TERMS)] })
      terms.push(this.readTerm())
    }
    return terms
  }

  private readTerm(): QueryTerm {
    const negated = this.take(/-(?=\S)/y) !== ''
    const fieldAt = this.position
    const name = this.take(/[a-z]+:/iy).slice(0, -1)
    if (name === '') return { type: 'text', negated, text: this.readText() }
    const field = queryFieldOf(name)
    if (field === null) this.fail('unknownField', { at: fieldAt, found: name, allowed: QUERY_FIELD_NAMES })
    return this.readFieldTerm(field, negated)
  }

  private readFieldTerm(field: QueryField, negated: boolean): FieldTerm {
    const values = [this.readValue(field)]
    while (this.take(/,/y) !== '') values.push(this.readValue(field))
    this.expectGap()
    return { type: 'field', field, negated, values } as FieldTerm
  }

  private readText(): string {
    const at = this.position
    const quoted = this.readQuoted()
    if (quoted === '') this.fail('missingValue', { at })
    if (quoted !== null) this.expectGap()
    return quoted ?? this.take(/\S+/y)
  }

  private readValue(field: QueryField): number | string {
    const at = this.position
    const { values: allowed, open, read } = QUERY_FIELDS[field]
    const quoted = this.readQuoted()
    const found = quoted ?? this.take(/[^\s,]+/y)
    if (found === '' && quoted === null) this.fail('missingValue', { at, field, allowed })
    const value = read(found)
    if (value === null) this.fail(open ? 'notANumber' : 'unknownValue', { at, found, field, allowed })
    return value
  }

  /** The text between quotes, or null where no quote stands. */
  private readQuoted(): string | null {
    const at = this.position
    if (this.take(/"/y) === '') return null
    const inner = this.take(/(?:[^"\\]|\\["\\]|\\(?!["\\]))*/y)
    if (this.take(/"/y) === '') this.fail('openQuote', { at, found: this.source.slice(at) })
    return inner.replace(/\\(["\\])/g, '$1')
  }

  private expectGap(): void {
    const at = this.position
    const found = this.take(/\S+/y)
    if (found !== '') this.fail('textAfterQuote', { at, found })
  }

  /** Moves over what the pattern finds at the present position; empty when it finds nothing. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.position
    const taken = pattern.exec(this.source)?.[0] ?? ''
    this.position += taken.length
    return taken
  }

  private fail(
    reason: QueryProblemReason,
    { at = this.position, found = '', field = null, allowed = [] }: Partial<QueryProblem> & { at?: number },
  ): never {
    throw new UnreadableQuery({ reason, column: at + 1, found, field, allowed })
  }
}
