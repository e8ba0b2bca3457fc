import type { QueryField } from './event-query-fields'

/**
 * Why a query cannot be read. `missingValue`: nothing follows the colon, or there is nothing between quotes.
 * `openQuote`: a quoted text does not end. `textAfterQuote`: something sticks to the end of a quoted text.
 */
export type QueryProblemReason =
  | 'unknownField'
  | 'unknownValue'
  | 'notANumber'
  | 'missingValue'
  | 'openQuote'
  | 'textAfterQuote'
  | 'tooManyTerms'

/** What is wrong with a query, and where. The window has its own words for each reason: `query.problem.<reason>`. */
export interface QueryProblem {
  readonly reason: QueryProblemReason
  /** Counts the characters of the query from 1. */
  readonly column: number
  /** The part of the query that cannot be read. */
  readonly found: string
  readonly field: QueryField | null
  /** What may stand there; empty when anything of the right form may. */
  readonly allowed: readonly string[]
}

/** The problem as a sentence for the command line. */
export function describeQueryProblem(problem: QueryProblem): string {
  return `Column ${problem.column}: ${explain(problem)}`
}

function explain({ reason, found, field, allowed }: QueryProblem): string {
  switch (reason) {
    case 'unknownField':
      return `there is no field "${found}". Fields: ${allowed.join(', ')}. To search for the text itself, put it in quotes.`
    case 'unknownValue':
      return `"${found}" is no value of "${field}". Allowed: ${allowed.join(', ')}.`
    case 'notANumber':
      return `"${field}" takes a number, not "${found}".`
    case 'missingValue':
      if (field === null) return 'there is nothing between the quotes.'
      return `a value must follow "${field}:"${allowed.length > 0 ? `, one of ${allowed.join(', ')}` : ''}.`
    case 'openQuote':
      return 'the quoted text does not end. Close it with ".'
    case 'textAfterQuote':
      return `a space must follow a quoted text, not "${found}".`
    case 'tooManyTerms':
      return `a query has ${allowed.join('')} terms at most.`
    default:
      return reason satisfies never
  }
}
