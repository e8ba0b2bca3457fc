import type { KickLabService } from '../../src-shared/console'
import type { KickLab } from './kick-lab/kick-lab'

/** The part of the console service behind the Kick lab. */
export function createKickLabCalls(lab: KickLab): KickLabService {
  return {
    describeKickLab: async () => lab.state,
    readKickGround: async (subject) => lab.readGround(subject),
    startKickRuns: async ({ subject, ways }) => lab.start(subject, ways),
    cancelKickRuns: () => lab.cancel(),
    undoKickTraces: ({ runId }) => lab.undo(runId),
    clearKickRuns: async () => lab.clear(),
  }
}
