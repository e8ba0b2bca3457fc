import { describeQueryProblem, parseEventQuery } from '../../../../src-shared/console'
import type { EventFilter, QueryTerm } from '../../../../src-shared/console'
import { RecorderError } from '../../recorder-error'

/**
 * A filter's parts as terms of one query; the time range is left to the caller.
 * @throws RecorderError `badQuery` when the query cannot be read.
 */
export function wantedTerms(filter: EventFilter): QueryTerm[] {
  const { instanceIds, kinds, hideHeartbeats, text, query } = filter
  const terms: QueryTerm[] = []
  if (instanceIds) terms.push({ type: 'field', field: 'instance', negated: false, values: instanceIds })
  if (kinds) terms.push({ type: 'field', field: 'kind', negated: false, values: kinds })
  if (hideHeartbeats) terms.push({ type: 'field', field: 'is', negated: true, values: ['heartbeat'] })
  if (text) terms.push({ type: 'text', negated: false, text })
  return query ? [...terms, ...readTerms(query)] : terms
}

function readTerms(query: string): readonly QueryTerm[] {
  const parsed = parseEventQuery(query)
  if (parsed.ok) return parsed.query.terms
  throw new RecorderError('badQuery', describeQueryProblem(parsed.problem))
}
