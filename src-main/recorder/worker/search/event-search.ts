import type { Database, Statement } from 'better-sqlite3'
import type { EventFilter } from '../../../../src-shared/console'
import { indexExpressions, type IndexExpressions } from './index-expressions'
import { likeWhole } from './like-pattern'
import { termConditions } from './term-conditions'
import { wantedTerms } from './wanted-terms'

/** Ordinals in a stretch of a session: after the first, up to and including the last. */
export interface Stretch {
  readonly sessionId: number
  readonly afterOrdinal: number
  readonly toOrdinal: number
  readonly limit: number
}

/** The matching ordinals of a stretch, and how far it was looked through. */
export interface Found {
  readonly ordinals: readonly number[]
  readonly scannedTo: number
}

/** One filter over one session, ready to be looked for. */
export interface EventSearch {
  /** True when the indices can be asked at all. */
  readonly usesIndex: boolean
  /** Looks for it in the indices, which hold every event of the stretch. */
  readonly inIndex: (stretch: Stretch) => Found
  /** Looks at every event of the stretch. */
  readonly inEvents: (stretch: Stretch) => Found
}

/** Candidates are fetched so many at a time. */
const CANDIDATE_PAGE = 1000
/** And so many are looked at in one call, so that a common word beside a rare field still answers quickly. */
const MAX_CANDIDATES = 20_000
/** One statement for each shape of filter; an operator types only so many. */
const MAX_STATEMENTS = 200

type Parameters = Readonly<Record<string, string | number>>

/** Finds the events that pass a filter, through the search indices where they help. */
export function prepareEventSearch(
  database: Database,
): (sessionId: number, filter: EventFilter) => EventSearch {
  const ordinalsOf = prepareOrdinalQueries(database)
  const resolveInstances = prepareInstanceQuery(database)
  return (sessionId, filter) => {
    const terms = wantedTerms(filter)
    const { sql, parameters } = termConditions(terms)
    const expressions = indexExpressions(terms, (field, patterns) =>
      resolveInstances(sessionId, field, patterns),
    )
    const conditions = sql.map((condition) => ` AND (${condition})`).join('')
    const check = (stretch: Stretch, ordinals: readonly number[]) =>
      ordinalsOf(
        `SELECT e.ordinal FROM event e INDEXED BY event_by_ordinal WHERE e.session_id = @sessionId
           AND e.ordinal IN (SELECT value FROM json_each(@ordinals))${conditions} ORDER BY e.ordinal LIMIT @limit`,
        { ...stretch, ...parameters, ordinals: JSON.stringify(ordinals) },
      )
    return {
      usesIndex: expressions.facets !== null || expressions.text !== null,
      inIndex: (stretch) =>
        expressions.exact
          ? foundAll(
              stretch,
              ordinalsOf(INDEX_SQL.event_facet, { ...stretch, expression: expressions.facets ?? '' }),
            )
          : searchCandidates(stretch, { candidates: candidatesOf(ordinalsOf, expressions), check }),
      inEvents: (stretch) =>
        foundAll(
          stretch,
          ordinalsOf(
            `SELECT e.ordinal FROM event e INDEXED BY event_by_ordinal WHERE e.session_id = @sessionId
               AND e.ordinal > @afterOrdinal AND e.ordinal <= @toOrdinal${conditions} ORDER BY e.ordinal LIMIT @limit`,
            { ...stretch, ...parameters },
          ),
        ),
    }
  }
}

const indexSql = (table: 'event_facet' | 'event_text') =>
  `SELECT rowid & 0xffffffff FROM ${table} WHERE ${table} MATCH @expression
     AND rowid > (@sessionId << 32 | @afterOrdinal) AND rowid <= (@sessionId << 32 | @toOrdinal)
   ORDER BY rowid LIMIT @limit`
const INDEX_SQL = { event_facet: indexSql('event_facet'), event_text: indexSql('event_text') } as const

function foundAll({ limit, toOrdinal }: Stretch, ordinals: readonly number[]): Found {
  return { ordinals, scannedTo: ordinals.length === limit ? (ordinals.at(-1) ?? toOrdinal) : toOrdinal }
}

interface CandidateSearch {
  readonly candidates: (stretch: Stretch) => Found
  readonly check: (stretch: Stretch, ordinals: readonly number[]) => readonly number[]
}

/** Checks candidates a page at a time until there are enough matches, or enough were looked at for one call. */
function searchCandidates(stretch: Stretch, { candidates, check }: CandidateSearch): Found {
  const found: number[] = []
  let scannedTo = stretch.afterOrdinal
  for (let lookedAt = 0; lookedAt < MAX_CANDIDATES && scannedTo < stretch.toOrdinal;) {
    const page = candidates({ ...stretch, afterOrdinal: scannedTo, limit: CANDIDATE_PAGE })
    const limit = stretch.limit - found.length
    const matching = check({ ...stretch, limit }, page.ordinals)
    found.push(...matching)
    if (matching.length === limit) return { ordinals: found, scannedTo: matching.at(-1) ?? scannedTo }
    scannedTo = page.scannedTo
    lookedAt += page.ordinals.length
  }
  return { ordinals: found, scannedTo }
}

type OrdinalQuery = (sql: string, parameters: Parameters) => number[]

/** Asks both indices where both can help, and goes on with the one that has fewer candidates here. */
function candidatesOf(
  ordinalsOf: OrdinalQuery,
  { facets, text }: IndexExpressions,
): CandidateSearch['candidates'] {
  const ask = (table: keyof typeof INDEX_SQL, expression: string | null, stretch: Stretch): Found[] =>
    expression === null ? [] : [foundAll(stretch, ordinalsOf(INDEX_SQL[table], { ...stretch, expression }))]
  return (stretch) => {
    const pages = [...ask('event_facet', facets, stretch), ...ask('event_text', text, stretch)]
    const [first, second] = pages.toSorted((left, right) => right.scannedTo - left.scannedTo)
    if (!first) return { ordinals: [], scannedTo: stretch.toOrdinal }
    const isTie = second?.scannedTo === first.scannedTo
    return isTie && second.ordinals.length < first.ordinals.length ? second : first
  }
}

function prepareOrdinalQueries(database: Database): OrdinalQuery {
  const statements = new Map<string, Statement<[Parameters], number>>()
  return (sql, parameters) => {
    if (statements.size > MAX_STATEMENTS) statements.clear()
    const statement = statements.get(sql) ?? database.prepare<[Parameters], number>(sql).pluck()
    statements.set(sql, statement)
    return statement.all(parameters)
  }
}

/** Finds the instances of a session whose account or room fits a pattern. */
function prepareInstanceQuery(database: Database) {
  const prepare = (column: 'account_id' | 'room_id') =>
    database
      .prepare<[string, number], number>(
        `SELECT DISTINCT instance_id FROM json_each(?), instance
         WHERE session_id = ? AND ${column} LIKE value ESCAPE '\\' ORDER BY instance_id`,
      )
      .pluck()
  const statements = { account: prepare('account_id'), room: prepare('room_id') }
  return (sessionId: number, field: 'account' | 'room', patterns: readonly string[]) =>
    statements[field].all(JSON.stringify(patterns.map(likeWhole)), sessionId)
}
