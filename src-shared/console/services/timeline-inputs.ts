import { z } from 'zod'
import { ordinalInput, sessionIdInput, sessionOnlyInput, type InputsOf } from './input-parts'
import { MAX_TIME_SLICES, MAX_TIMELINE_PAGE, type TimelineService } from './timeline-service'

const eventsInput = z.strictObject({
  sessionId: sessionIdInput,
  ordinals: z.array(ordinalInput).max(MAX_TIMELINE_PAGE),
})

export const timelineInputs: InputsOf<TimelineService> = {
  sliceTime: z.strictObject({
    sessionId: sessionIdInput,
    sliceCount: z.number().int().min(1).max(MAX_TIME_SLICES),
  }),
  readAttempts: eventsInput,
  readStatusChanges: eventsInput,
  listLanes: sessionOnlyInput,
}
