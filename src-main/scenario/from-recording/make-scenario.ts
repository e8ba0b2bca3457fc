import { Document } from 'yaml'
import type { EventRow } from '../../../src-shared/console'
import { parseScenario } from '../../../src-shared/console/scenario'
import type { RecordingReader } from '../../recorder'
import { eventsOf, type EventSource } from '../../replay/session-events'
import { MakeScenarioError } from './make-scenario-error'
import { readStory, TOLD_KINDS } from './recorded-story'
import { tellStory } from './scenario-of-story'

/** A recording that is too long is no scenario that anybody reads. */
const MAX_EVENTS = 100_000
const LINE_WIDTH = 0

export type MakeScenarioSource = EventSource & Pick<RecordingReader, 'readSession' | 'listInstances'>

export interface MadeScenario {
  /** What the file may be called. */
  readonly name: string
  readonly text: string
  /** What could not be told, or has to be set before it runs, a sentence each. */
  readonly remarks: readonly string[]
}

export interface MakeScenarioOptions {
  readonly source: MakeScenarioSource
  readonly sessionId: number
  /** App that a scenario's actors have by default. */
  readonly defaultAppkey: string
}

/**
 * Writes a scenario that does what was done in a recording, and expects what came of it.
 * @throws MakeScenarioError.
 */
export async function makeScenario(options: MakeScenarioOptions): Promise<MadeScenario> {
  const { source, sessionId, defaultAppkey } = options
  const session = await source.readSession({ sessionId })
  if (session === null) throw new MakeScenarioError(`There is no recording ${sessionId}.`)
  const rows: EventRow[] = []
  for await (const row of eventsOf(source, sessionId, { kinds: TOLD_KINDS })) {
    if (rows.length === MAX_EVENTS)
      throw new MakeScenarioError(`Recording ${sessionId} has more than ${MAX_EVENTS} events to tell.`)
    rows.push(row)
  }
  const instances = await source.listInstances({ sessionId })
  const name = session.name === '' ? `Recording ${sessionId}` : session.name
  const { scenario, remarks } = tellStory({
    name,
    story: readStory(rows, instances),
    instances,
    defaultAppkey,
  })
  const text = scenarioText(scenario, [`Made from recording ${sessionId}.`, ...remarks])
  return { name, text: valid(text, sessionId), remarks }
}

/** The head of the file says where it comes from, and what it lacks. */
function scenarioText(scenario: object, remarks: readonly string[]): string {
  const document = new Document(scenario, { aliasDuplicateObjects: false })
  document.commentBefore = remarks.map((line) => ` ${line}`).join('\n')
  return document.toString({ lineWidth: LINE_WIDTH })
}

/** What cannot be read again would be a fault of this module: it is told, not kept. */
function valid(text: string, sessionId: number): string {
  const parsed = parseScenario(text, { file: 'scenario.yaml', env: null })
  if (parsed.ok) return text
  const [first] = parsed.problems
  throw new MakeScenarioError(
    `Recording ${sessionId} cannot be written as a scenario: ${first?.path ?? ''}: ${first?.message ?? ''}`,
  )
}
