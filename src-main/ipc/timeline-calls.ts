import type { TimelineService } from '../../src-shared/console'
import type { RecordingReader } from '../recorder'

/** What the timeline's views ask, answered by the reader of the recording. */
export function createTimelineCalls(
  reader: Pick<RecordingReader, 'sliceTime' | 'readAttempts' | 'readStatusChanges' | 'listInstances'>,
): TimelineService {
  return {
    sliceTime: (input) => reader.sliceTime(input),
    readAttempts: (input) => reader.readAttempts(input),
    readStatusChanges: (input) => reader.readStatusChanges(input),
    listLanes: (input) => reader.listInstances(input),
  }
}
