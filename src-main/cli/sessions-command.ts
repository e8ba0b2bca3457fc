import type { Command } from 'commander'
import type { SessionSummary } from '../../src-shared/console'
import type { RecorderWorkerFactory, RecordingReader } from '../recorder'
import { EXIT, print, recordingCommand, runOnRecordings, type RecordingOptions } from './recording-command'

const PAGE_SIZE = 200
const NS_PER_SECOND = 1_000_000_000

/** `roomscope sessions`: what is recorded, newest first. */
export function addSessionsCommand(program: Command, createWorker: RecorderWorkerFactory): void {
  recordingCommand(program, 'sessions', 'list the recordings, newest first').action(
    ({ db, json }: RecordingOptions) =>
      runOnRecordings({
        verb: 'sessions',
        createWorker,
        databaseFile: db,
        work: async (queries) => {
          const sessions = await allSessions(queries)
          if (json) print(JSON.stringify(sessions.map(toJson)))
          else if (sessions.length === 0) print('Nothing is recorded yet.')
          else for (const session of sessions) print(sessionLine(session))
          return EXIT.clean
        },
      }),
  )
}

async function allSessions(queries: RecordingReader): Promise<SessionSummary[]> {
  const sessions: SessionSummary[] = []
  for (;;) {
    const beforeSessionId = sessions.at(-1)?.sessionId ?? null
    const page = await queries.listSessions({ beforeSessionId, limit: PAGE_SIZE })
    sessions.push(...page)
    if (page.length < PAGE_SIZE) return sessions
  }
}

/** Whether a session is being recorded now cannot be known from outside the app. */
function toJson(session: SessionSummary): Partial<SessionSummary> {
  const known: Partial<SessionSummary> = { ...session }
  delete (known as { live?: boolean }).live
  return known
}

function sessionLine(session: SessionSummary): string {
  const { sessionId, startedWallMs, durationNs, eventCount, instanceCount, failureCount, kickCount, name } =
    session
  const facts = [
    new Date(startedWallMs).toISOString(),
    `${(durationNs / NS_PER_SECOND).toFixed(1)} s`,
    `${instanceCount} instances`,
    `${eventCount} events`,
    `${failureCount} failures`,
    `${kickCount} kicks`,
    session.endedWallMs === null ? 'not closed' : 'closed',
  ]
  return `#${sessionId}  ${name}  ${facts.join(', ')}`
}
