import type { SessionService } from '../../src-shared/console'
import type { Recorder } from '../recorder'

/** What the operator does with recorded sessions. */
export function createSessionCalls(recorder: Recorder): SessionService {
  return {
    editSession: (input) => recorder.editSession(input),
    deleteSession: (input) => recorder.deleteSession(input),
    listNotes: (input) => recorder.listNotes(input),
    addNote: (input) => recorder.addNote(input),
    removeNote: (input) => recorder.removeNote(input),
  }
}
