import { z } from 'zod'
import { MAX_QUERY_CHARACTERS, parseEventQuery } from '../event-query'
import { describeQueryProblem } from '../event-query-problem'
import { RECORD_KINDS } from '../record'
import type {
  EventDetail,
  EventFilter,
  EventIndex,
  EventRow,
  RecorderStatus,
  SessionSummary,
} from '../session-model'
import { instanceIdInput, ordinalInput, sessionIdInput, type InputsOf } from './input-parts'

const eventQuery = z
  .string()
  .max(MAX_QUERY_CHARACTERS)
  .superRefine((query, context) => {
    const parsed = parseEventQuery(query)
    if (!parsed.ok) context.addIssue(describeQueryProblem(parsed.problem))
  })

const eventFilter: z.ZodType<EventFilter> = z.strictObject({
  instanceIds: z.array(instanceIdInput).max(10_000).optional(),
  kinds: z.array(z.enum(RECORD_KINDS)).optional(),
  hideHeartbeats: z.boolean().optional(),
  text: z.string().max(500).optional(),
  query: eventQuery.optional(),
  fromNs: z.number().nonnegative().optional(),
  toNs: z.number().nonnegative().optional(),
}) as unknown as z.ZodType<EventFilter>

/** Pages are bounded so that no request can make the window or the reader swallow a whole session. */
export const MAX_INDEX_PAGE = 50_000
export const MAX_ROWS_PAGE = 500

/** What was recorded: sessions and their events. */
export interface RecordingService {
  recorderStatus(): Promise<RecorderStatus>
  listSessions(input: { beforeSessionId: number | null; limit: number }): Promise<SessionSummary[]>
  indexEvents(input: {
    sessionId: number
    filter: EventFilter
    afterOrdinal: number
    limit: number
  }): Promise<EventIndex>
  readEvents(input: { sessionId: number; ordinals: number[] }): Promise<EventRow[]>
  readEvent(input: { sessionId: number; ordinal: number }): Promise<EventDetail | null>
}

export const recordingInputs: InputsOf<RecordingService> = {
  recorderStatus: z.undefined(),
  listSessions: z.strictObject({
    beforeSessionId: sessionIdInput.nullable(),
    limit: z.number().int().min(1).max(200),
  }),
  indexEvents: z.strictObject({
    sessionId: sessionIdInput,
    filter: eventFilter,
    afterOrdinal: ordinalInput,
    limit: z.number().int().min(1).max(MAX_INDEX_PAGE),
  }),
  readEvents: z.strictObject({
    sessionId: sessionIdInput,
    ordinals: z.array(ordinalInput).max(MAX_ROWS_PAGE),
  }),
  readEvent: z.strictObject({ sessionId: sessionIdInput, ordinal: ordinalInput }),
}
