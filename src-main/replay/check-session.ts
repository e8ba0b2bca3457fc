import type { Finding, JsonObject } from '../../src-shared/console'
import type { BehaviourRules } from '../../src-shared/chatroom'
import { RecorderError, type RecordingReader } from '../recorder'
import { rulesThroughChanges, type DraftChange } from './check/instance-rules'
import { createStateChecker } from './check/state-checker'
import { eventsOf, type EventSource } from './session-events'

/** The queries that a check is made with. */
export type CheckSource = EventSource & Pick<RecordingReader, 'readSession' | 'listInstances'>

/**
 * Checks a recording from its first event to its last, holding one page of it at a time. What is owed at the end counts
 * only where the session was closed: another may still be on its way.
 * @param own how the recording's own clients behave; each as its draft tells when left out.
 * @throws RecorderError `unknownSession`.
 */
export async function* checkSession(
  source: CheckSource,
  sessionId: number,
  own?: BehaviourRules,
): AsyncGenerator<Finding> {
  const session = await source.readSession({ sessionId })
  if (session === null) throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
  const instances = await source.listInstances({ sessionId })
  const checker = createStateChecker(
    rulesThroughChanges(instances, await readDraftChanges(source, sessionId), own),
  )
  const kinds = ['operation', 'transition', 'callback', 'attempt', 'error'] as const
  for await (const row of eventsOf(source, sessionId, { kinds })) yield* checker.take(row)
  if (session.endedWallMs !== null) yield* checker.end()
}

async function readDraftChanges(source: EventSource, sessionId: number): Promise<DraftChange[]> {
  const changes: DraftChange[] = []
  const filter = { kinds: ['operation'], query: 'name:changeDraft' } as const
  for await (const { instanceId, payload } of eventsOf(source, sessionId, filter)) {
    if (instanceId !== null) changes.push({ instanceId, before: (payload['before'] ?? {}) as JsonObject })
  }
  return changes
}
