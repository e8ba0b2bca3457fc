import type { EventQuery, FieldTerm, QueryTerm } from './event-query'
import type { EventNature } from './event-query-fields'
import type { LoginStage } from './record'
import type { AttemptSummary, EventRow } from './session-model'
import { LOGIN_STAGES } from './record'

/** An event with what a query asks of it. */
export interface QueriedEvent extends Pick<
  EventRow,
  'instanceId' | 'kind' | 'name' | 'from' | 'to' | 'code' | 'frame'
> {
  /** The payload as recorded, JSON. */
  readonly payloadText: string
  /** Account and room of the event's instance; null without an instance. */
  readonly accountId: string | null
  readonly roomId: string | null
  /** The stage in which the event's login attempt was: see `stageAt`. */
  readonly stage: LoginStage | null
  readonly natures: readonly EventNature[]
}

/** Makes a query a test for single events. */
export function compileEventQuery(query: EventQuery): (event: QueriedEvent) => boolean {
  return (event) => query.terms.every((term) => fulfils(term, event) !== term.negated)
}

/** The stage of a login attempt at a moment; null before its first stage and after its end. */
export function stageAt(
  attempt: Pick<AttemptSummary, 'stageStartedNs' | 'endedNs'>,
  atNs: number,
): LoginStage | null {
  if (attempt.endedNs !== null && atNs > attempt.endedNs) return null
  return LOGIN_STAGES.findLast((stage) => (attempt.stageStartedNs[stage] ?? Infinity) <= atNs) ?? null
}

function fulfils(term: QueryTerm, event: QueriedEvent): boolean {
  if (term.type === 'field') return fulfilsField(term, event)
  const searched = [event.name, event.from, event.to, event.code?.toString(), event.payloadText]
  const wanted = foldCase(term.text)
  return searched.some((text) => text !== undefined && text !== null && foldCase(text).includes(wanted))
}

function fulfilsField(term: FieldTerm, event: QueriedEvent): boolean {
  switch (term.field) {
    case 'code':
      return term.values.some((code) => code === event.code)
    case 'instance':
      return term.values.some((instanceId) => instanceId === event.instanceId)
    case 'kind':
      return term.values.includes(event.kind)
    case 'account':
      return matchesPattern(term.values, event.accountId)
    case 'room':
      return matchesPattern(term.values, event.roomId)
    case 'name':
      return matchesPattern(term.values, event.name)
    case 'from':
      return matchesPattern(term.values, event.from)
    case 'to':
      return matchesPattern(term.values, event.to)
    case 'stage':
      return term.values.some((stage) => stage === event.stage)
    case 'direction':
      return term.values.some((direction) => direction === event.frame?.direction)
    case 'cmd':
      return event.kind === 'frame' && term.values.includes(event.name)
    case 'is':
      return term.values.some((nature) => event.natures.includes(nature))
    default:
      return term satisfies never
  }
}

function matchesPattern(patterns: readonly string[], text: string | null): boolean {
  if (text === null) return false
  return patterns.map(foldCase).some((pattern) => {
    const isBeginning = pattern.endsWith('*')
    return isBeginning ? foldCase(text).startsWith(pattern.slice(0, -1)) : foldCase(text) === pattern
  })
}

/** Only A to Z have two cases here, as in the database. */
function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
