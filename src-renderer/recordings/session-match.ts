import type { SessionSummary } from '../../src-shared/console'
import type { SessionQuery, SessionTerm } from './session-query'

type Searched = Pick<SessionSummary, 'sessionId' | 'name' | 'note' | 'tags' | 'startedWallMs'>

/** Has a session the tags that a search wants, and did it begin on a day that it wants? */
export function fulfilsSessionTerms(session: Searched, { sessionTerms }: SessionQuery): boolean {
  return sessionTerms.every((term) => fulfils(session, term) !== term.negated)
}

/**
 * Does what is written on a session hold every word of a search, in any case? No words match every session; `#3` finds the
 * session of that number.
 */
export function holdsWords(session: Searched, { words }: SessionQuery): boolean {
  const written = [`#${session.sessionId}`, session.name, session.note, ...session.tags]
    .join('\n')
    .toLowerCase()
  return words?.every((word) => written.includes(word)) ?? false
}

function fulfils({ tags, startedWallMs }: Searched, term: SessionTerm): boolean {
  switch (term.field) {
    case 'tag':
      return tags.some((tag) => term.patterns.some((pattern) => isLike(tag.toLowerCase(), pattern)))
    case 'after':
      return startedWallMs >= term.dayBeginMs
    case 'before':
      return startedWallMs < term.dayBeginMs
    default:
      return term satisfies never
  }
}

/** A pattern is the whole text, or its beginning followed by `*`. */
function isLike(text: string, pattern: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern
}
