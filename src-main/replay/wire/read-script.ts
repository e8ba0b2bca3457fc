import type { EventRow, InstanceDescription, JsonObject } from '../../../src-shared/console'
import type { RecordingReader } from '../../recorder'
import { eventsOf, type EventSource } from '../session-events'
import { LifeReader, type FramedRow } from './life-reader'
import type { InputParts, RecordedLife, WireScript } from './recorded-life'

/** What reaches a client, and what tells how it was made. */
const READ_KINDS = ['operation', 'provider', 'frame', 'timer', 'error', 'attempt', 'callback'] as const
/** How many frames are fetched at a time. */
const BATCH_SIZE = 500

/** The queries that a recording is read with. */
export type WireSource = EventSource & Pick<RecordingReader, 'listInstances' | 'readSession'>

interface UnfinishedInput {
  readonly ordinal: number
  readonly atNs: number
  readonly reader: LifeReader
  readonly parts: InputParts
}

/** Reads everything that reached the clients of a recording, in its order. */
export async function readScript(source: WireSource, sessionId: number): Promise<WireScript> {
  const readers = new InstanceReaders(await source.listInstances({ sessionId }))
  const inputs: UnfinishedInput[] = []
  const problems: string[] = []
  for await (const framed of framedRows(source, sessionId)) {
    const { row } = framed
    if (row.name === 'recordingGap') {
      problems.push(
        `Event ${row.ordinal}: ${Number(row.payload['lostCount'])} events are not in the recording.`,
      )
    }
    const reader = readers.readerFor(row)
    const parts = reader?.take(framed) ?? null
    if (reader && parts) inputs.push({ ordinal: row.ordinal, atNs: row.atNs, reader, parts })
  }
  const lives = readers.finish()
  const vendorIds = new Set<number>()
  for (const { description } of lives.values()) {
    if (description.engine === 'vendor') vendorIds.add(description.instanceId)
  }
  return {
    inputs: inputs.flatMap(({ reader, parts, ...input }) => {
      const life = lives.get(reader)
      return life?.description.engine === 'own' ? [{ ...input, ...parts, life }] : []
    }),
    vendorIds,
    problems,
  }
}

/** The clients of each instance, one after the other. */
class InstanceReaders {
  private readonly readers = new Map<number, LifeReader[]>()
  private readonly descriptions: ReadonlyMap<number, InstanceDescription>

  constructor(instances: readonly InstanceDescription[]) {
    this.descriptions = new Map(instances.map((instance) => [instance.instanceId, instance]))
    for (const instance of instances) this.readers.set(instance.instanceId, [new LifeReader(instance)])
  }

  /** The client that a row belongs to: the next operation after a destruction is one of another client. */
  readerFor({ kind, instanceId }: EventRow): LifeReader | null {
    const description = this.descriptions.get(instanceId ?? 0)
    const ofInstance = this.readers.get(instanceId ?? 0)
    const current = ofInstance?.at(-1)
    if (!description || !ofInstance || !current) return null
    if (!current.isOver || kind !== 'operation') return current
    const next = new LifeReader(description)
    ofInstance.push(next)
    return next
  }

  /** Drafts are known from the end of the recording back to its beginning. */
  finish(): Map<LifeReader, RecordedLife> {
    const lives = new Map<LifeReader, RecordedLife>()
    for (const [instanceId, ofInstance] of this.readers) {
      let draft: JsonObject | null = this.descriptions.get(instanceId)?.draft ?? null
      for (const reader of ofInstance.toReversed()) {
        const life = reader.finish(draft)
        lives.set(reader, life)
        draft = life.description.draft
      }
    }
    return lives
  }
}

async function* framedRows(source: WireSource, sessionId: number): AsyncGenerator<FramedRow> {
  let batch: EventRow[] = []
  for await (const row of eventsOf(source, sessionId, { kinds: READ_KINDS })) {
    batch.push(row)
    if (batch.length < BATCH_SIZE) continue
    yield* await withFrames(source, sessionId, batch)
    batch = []
  }
  yield* await withFrames(source, sessionId, batch)
}

function withFrames(source: WireSource, sessionId: number, rows: readonly EventRow[]): Promise<FramedRow[]> {
  return Promise.all(
    rows.map(async (row) => {
      const detail = row.frame === null ? null : await source.readEvent({ sessionId, ordinal: row.ordinal })
      return { row, data: detail?.frameData ?? null }
    }),
  )
}
