import { z } from 'zod'
import type { SessionNote } from '../session-model'
import { ordinalInput, sessionIdInput, type InputsOf } from './input-parts'

/** What is to be changed in a session; an absent field stays as it is. */
export interface SessionEdit {
  readonly sessionId: number
  readonly name?: string
  readonly note?: string
  /** Replaces all tags. */
  readonly tags?: readonly string[]
  readonly pinned?: boolean
}

/** A note as it is written, or one that comes back after it was removed. */
export interface NewNote {
  readonly sessionId: number
  /** Null is the session as a whole. */
  readonly ordinal: number | null
  readonly text: string
  /** When it was first written; absent is now. */
  readonly createdWallMs?: number
}

/** What an operator may write, characters. */
export const SESSION_TEXT_LIMITS = { name: 200, note: 10_000, tag: 64, tagCount: 32 } as const

/** What the operator does with a recorded session; the events themselves never change. */
export interface SessionService {
  editSession(input: SessionEdit): Promise<void>
  /** Takes the session out of the recording for good; one that is being recorded is refused. */
  deleteSession(input: { sessionId: number }): Promise<void>
  /** Notes in the order in which they were written. */
  listNotes(input: { sessionId: number; afterNoteId: number | null; limit: number }): Promise<SessionNote[]>
  addNote(input: NewNote): Promise<SessionNote>
  removeNote(input: { noteId: number }): Promise<void>
}

const noteIdInput = z.number().int().min(1)
const noteText = z.string().trim().min(1).max(SESSION_TEXT_LIMITS.note)

export const sessionInputs: InputsOf<SessionService> = {
  editSession: z.strictObject({
    sessionId: sessionIdInput,
    name: z.string().trim().max(SESSION_TEXT_LIMITS.name).optional(),
    note: z.string().max(SESSION_TEXT_LIMITS.note).optional(),
    tags: z
      .array(z.string().trim().min(1).max(SESSION_TEXT_LIMITS.tag))
      .max(SESSION_TEXT_LIMITS.tagCount)
      .optional(),
    pinned: z.boolean().optional(),
  }),
  deleteSession: z.strictObject({ sessionId: sessionIdInput }),
  listNotes: z.strictObject({
    sessionId: sessionIdInput,
    afterNoteId: noteIdInput.nullable(),
    limit: z.number().int().min(1).max(500),
  }),
  addNote: z.strictObject({
    sessionId: sessionIdInput,
    ordinal: ordinalInput.min(1).nullable(),
    text: noteText,
    createdWallMs: z.number().int().min(0).optional(),
  }),
  removeNote: z.strictObject({ noteId: noteIdInput }),
}
