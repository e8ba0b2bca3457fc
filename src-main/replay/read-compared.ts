import type { ComparedEvent } from '../../src-shared/console'
import { RecorderError, type RecordingReader } from '../recorder'
import { COMPARED_KINDS, StageTracker } from './diff/compared-event'
import type { ComparedInstance } from './diff/session-diff'
import { eventsOf, type EventSource } from './session-events'

/** The queries that a comparison is made with. */
export type ComparedSource = EventSource & Pick<RecordingReader, 'readSession' | 'listInstances'>

interface InstanceStory {
  readonly tracker: StageTracker
  readonly events: ComparedEvent[]
}

/**
 * Everything of a session that is compared, by instance.
 * @throws RecorderError `unknownSession`.
 */
export async function readCompared(source: ComparedSource, sessionId: number): Promise<ComparedInstance[]> {
  if ((await source.readSession({ sessionId })) === null) {
    throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
  }
  const stories = new Map<number, InstanceStory>()
  for await (const row of eventsOf(source, sessionId, { kinds: COMPARED_KINDS })) {
    if (row.instanceId === null) continue
    const story = stories.get(row.instanceId) ?? { tracker: new StageTracker(), events: [] }
    stories.set(row.instanceId, story)
    story.events.push(story.tracker.take(row))
  }
  const instances = await source.listInstances({ sessionId })
  return instances.map((description) => ({
    description,
    events: stories.get(description.instanceId)?.events ?? [],
  }))
}
