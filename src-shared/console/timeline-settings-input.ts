import { z } from 'zod'
import { MAX_QUERY_CHARACTERS } from './event-query'
import { RECORD_KINDS } from './record'
import { TIMELINE_VIEWS } from './timeline-settings'

const filterInput = z.strictObject({
  kinds: z.array(z.enum(RECORD_KINDS)).max(RECORD_KINDS.length),
  heartbeats: z.boolean(),
  text: z.string().max(MAX_QUERY_CHARACTERS),
  selectedOnly: z.boolean(),
})

/** Timelines by screen, as they come from the window or from the file of settings. */
export const timelineSettingsInput = z.record(
  z.string().max(64),
  z.strictObject({
    view: z.enum(TIMELINE_VIEWS),
    time: z.enum(['wall', 'relative']),
    delta: z.enum(['previous', 'selected']),
    filter: filterInput,
    pinned: z.strictObject({
      table: filterInput.exactOptional(),
      sequence: filterInput.exactOptional(),
      waterfall: filterInput.exactOptional(),
      states: filterInput.exactOptional(),
    }),
  }),
)
