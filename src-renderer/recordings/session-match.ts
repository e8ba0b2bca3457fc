import type { SessionSummary } from '../../src-shared/console'

type Searched = Pick<SessionSummary, 'sessionId' | 'name' | 'note' | 'tags'>

/**
 * Does what is written on a session hold every word of a search, in any case? No words match every session.
 * @param search as typed; `#3` finds the session of that number.
 */
export function matchesSession(session: Searched, search: string): boolean {
  const written = [`#${session.sessionId}`, session.name, session.note, ...session.tags]
    .join('\n')
    .toLowerCase()
  return wordsOf(search).every((word) => written.includes(word))
}

function wordsOf(search: string): string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}
