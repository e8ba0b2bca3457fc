import type { FieldTerm, QueryTerm, TextTerm } from '../../../../src-shared/console'
import { ANY_WORD, facetWord, foreignPairs, NO_WORD, type Facet } from './facet-words'

/** What to ask the two indices for; null where an index cannot help. */
export interface IndexExpressions {
  readonly facets: string | null
  readonly text: string | null
  /** True when `facets` lets through exactly what the terms do; otherwise every event found must still be checked. */
  readonly exact: boolean
}

/** Instances whose account or room a term means. */
export type ResolveInstances = (field: 'account' | 'room', patterns: readonly string[]) => readonly number[]

/** More instances than this are not worth a word each. */
const MAX_INSTANCE_WORDS = 1000
/** More runs of a long text narrow nothing down any further. */
const MAX_RUNS = 40
const RUN_LENGTH = 3

/**
 * Makes terms a question to the indices. What the operator typed is in it as quoted words only, so that nothing in it is
 * taken for an operator of the index.
 */
export function indexExpressions(
  terms: readonly QueryTerm[],
  resolveInstances: ResolveInstances,
): IndexExpressions {
  const wanted: string[] = []
  const unwanted: string[] = []
  let exact = true
  for (const term of terms) {
    const expression = term.type === 'text' ? pairExpression(term) : fieldExpression(term, resolveInstances)
    if (term.type === 'text' || expression === null) exact = false
    if (expression !== null) (term.negated ? unwanted : wanted).push(expression)
  }
  const useful = wanted.length + unwanted.length > 0
  return {
    facets: useful ? [wanted.join(' AND ') || quote(ANY_WORD), ...unwanted].join(' NOT ') : null,
    text: textExpression(terms),
    exact: exact && useful,
  }
}

function fieldExpression(term: FieldTerm, resolveInstances: ResolveInstances): string | null {
  switch (term.field) {
    case 'code':
    case 'kind':
    case 'stage':
    case 'direction':
    case 'is':
      return words(term.field, term.values)
    case 'instance':
      return term.values.length > MAX_INSTANCE_WORDS ? null : words('instance', term.values)
    case 'name':
    case 'from':
    case 'to':
      return patterns(term.field, term.values)
    case 'cmd':
      return `(${words('kind', ['frame'])} AND ${patterns('name', term.values)})`
    case 'account':
    case 'room': {
      const instanceIds = resolveInstances(term.field, term.values)
      return instanceIds.length > MAX_INSTANCE_WORDS ? null : words('instance', instanceIds)
    }
    default:
      return term satisfies never
  }
}

/** Two characters beyond ASCII have a word; a longer text has runs of three, which say more. */
function pairExpression({ text, negated }: TextTerm): string | null {
  if (negated || Array.from(text).length >= RUN_LENGTH) return null
  const [pair] = foreignPairs(text)
  return pair === undefined ? null : quote(pair)
}

function textExpression(terms: readonly QueryTerm[]): string | null {
  const runs = terms.flatMap((term) => (term.type === 'text' && !term.negated ? runsOf(term.text) : []))
  return runs.length === 0 ? null : [...new Set(runs)].slice(0, MAX_RUNS).map(quote).join(' AND ')
}

/** A zero would end the question to the index: such runs are left to the check of each event. */
function runsOf(text: string): string[] {
  const characters = Array.from(text)
  return characters
    .slice(RUN_LENGTH - 1)
    .map((_, index) => characters.slice(index, index + RUN_LENGTH).join(''))
    .filter((run) => !run.includes('\0'))
}

function words(facet: Facet, values: readonly (string | number)[]): string {
  return oneOf(values.map((value) => quote(facetWord(facet, value))))
}

function patterns(facet: Facet, values: readonly string[]): string {
  return oneOf(
    values.map((value) =>
      value.endsWith('*')
        ? `${quote(facetWord(facet, value.slice(0, -1)))} *`
        : quote(facetWord(facet, value)),
    ),
  )
}

function oneOf(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? quote(NO_WORD) : `(${alternatives.join(' OR ')})`
}

function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
