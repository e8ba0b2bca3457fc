import type { EventNature, FieldTerm, QueryTerm } from '../../../../src-shared/console'
import { likeAnywhere, likeWhole } from './like-pattern'

/** Conditions over `event e` as SQL; what the operator typed is only in the parameters. */
export interface TermConditions {
  readonly sql: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
}

/** The stage of an attempt `a` at the moment of an event `e`: the same rule as `stageAt` of the filter language. */
export const STAGE_SQL = `CASE WHEN a.ended_ns < e.at_ns THEN NULL WHEN a.enter_ns <= e.at_ns THEN 'enter'
  WHEN a.auth_ns <= e.at_ns THEN 'auth' WHEN a.connect_ns <= e.at_ns THEN 'connect'
  WHEN a.link_ns <= e.at_ns THEN 'link' END`

const SEARCHED_COLUMNS = ['name', 'from_state', 'to_state', 'code', 'payload'] as const
const NATURES: Readonly<Record<EventNature, string>> = {
  failure: "e.landmark = 'failure'",
  kick: "e.landmark = 'kick'",
  heartbeat: 'e.heartbeat = 1',
}

/** What an event must fulfil to pass all terms. Parameters are named after the place of their term. */
export function termConditions(terms: readonly QueryTerm[]): TermConditions {
  const parameters: Record<string, string> = {}
  const sql = terms.map((term, index) => {
    const bind = (value: string): string => {
      const name = `t${index}_${Object.keys(parameters).length}`
      parameters[name] = value
      return `@${name}`
    }
    const condition = term.type === 'text' ? textCondition(term.text, bind) : fieldCondition(term, bind)
    return term.negated ? `coalesce(${condition}, 0) = 0` : condition
  })
  return { sql, parameters }
}

type Bind = (value: string) => string

function textCondition(text: string, bind: Bind): string {
  if (holdsZero(text)) return '0'
  const pattern = bind(likeAnywhere(text))
  return anyOf(SEARCHED_COLUMNS.map((column) => `e.${column} LIKE ${pattern} ESCAPE '\\'`))
}

function fieldCondition(term: FieldTerm, bind: Bind): string {
  switch (term.field) {
    case 'code':
      return isAmong('e.code', term.values, bind)
    case 'instance':
      return isAmong('e.instance_id', term.values, bind)
    case 'kind':
      return isAmong('e.kind', term.values, bind)
    case 'name':
      return isLike('e.name', term.values, bind)
    case 'from':
      return isLike('e.from_state', term.values, bind)
    case 'to':
      return isLike('e.to_state', term.values, bind)
    case 'account':
      return ofInstance(isLike('account_id', term.values, bind))
    case 'room':
      return ofInstance(isLike('room_id', term.values, bind))
    case 'stage':
      return `e.attempt_id IS NOT NULL AND EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = e.session_id
        AND a.instance_id = e.instance_id AND a.attempt_id = e.attempt_id AND ${isAmong(STAGE_SQL, term.values, bind)})`
    case 'direction':
      return `EXISTS (SELECT 1 FROM frame f WHERE f.event_id = e.event_id
        AND ${isAmong('f.direction', term.values, bind)})`
    case 'cmd':
      return `e.kind = 'frame' AND ${isLike('e.name', term.values, bind)}`
    case 'is':
      return anyOf(term.values.map((nature) => NATURES[nature]))
    default:
      return term satisfies never
  }
}

function isAmong(expression: string, values: readonly (string | number)[], bind: Bind): string {
  return `${expression} IN (SELECT value FROM json_each(${bind(JSON.stringify(values))}))`
}

function isLike(column: string, values: readonly string[], bind: Bind): string {
  const possible = values.filter((value) => !holdsZero(value))
  return anyOf(possible.map((value) => `${column} LIKE ${bind(likeWhole(value))} ESCAPE '\\'`))
}

/** `LIKE` would stop reading there; no recorded text holds one. */
function holdsZero(text: string): boolean {
  return text.includes('\0')
}

function ofInstance(condition: string): string {
  return `e.instance_id IN (SELECT instance_id FROM instance WHERE session_id = @sessionId AND ${condition})`
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '0' : `(${conditions.join(' OR ')})`
}
