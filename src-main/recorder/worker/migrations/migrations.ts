import type { Migration } from './migration'
import { sessionsAndEvents } from './step-1-sessions-and-events'
import { sessionNotes } from './step-2-session-notes'
import { search } from './step-3-search'
import { agreedCloses } from './step-4-agreed-closes'

/** The ladder: the first rung makes format 1 of an empty database, each later one the next format. */
export const MIGRATIONS: readonly Migration[] = [sessionsAndEvents, sessionNotes, search, agreedCloses]
