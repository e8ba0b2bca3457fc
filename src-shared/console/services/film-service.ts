import { z } from 'zod'
import type { FilmFrame, FilmOutline } from '../session-model'
import { ordinalInput, sessionIdInput, sessionOnlyInput, type InputsOf } from './input-parts'

/** A recording shown at any moment of its time. */
export interface FilmService {
  openFilm(input: { sessionId: number }): Promise<FilmOutline>
  filmAt(input: { sessionId: number; atNs: number }): Promise<FilmFrame>
  /** The nearest earlier or later event (or transition) than `ordinal`; null at the end of the film. */
  stepFilm(input: {
    sessionId: number
    ordinal: number
    direction: 'back' | 'forward'
    unit: 'event' | 'transition'
  }): Promise<FilmFrame | null>
}

export const filmInputs: InputsOf<FilmService> = {
  openFilm: sessionOnlyInput,
  filmAt: z.strictObject({ sessionId: sessionIdInput, atNs: z.number().nonnegative() }),
  stepFilm: z.strictObject({
    sessionId: sessionIdInput,
    ordinal: ordinalInput,
    direction: z.enum(['back', 'forward']),
    unit: z.enum(['event', 'transition']),
  }),
}
