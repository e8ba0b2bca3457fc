import { z } from 'zod'
import { enterDraftSchema, type EnterDraft } from '../enter-draft'
import type { InputsOf } from './input-parts'

/** Why an `enter` of a draft would be refused before anything is sent. */
export interface DraftFault {
  /** Parameter as the V2NIM API calls it, `enterParams.token`, or the field of the draft. */
  readonly field: string
  /** In the words in which the client refuses. */
  readonly reason: string
  /** What the client would refuse with; null when the console already does. */
  readonly code: number | null
}

/** Drafts that belong to no instance yet, or are not to be sent. */
export interface DraftService {
  /** Runs the client's own check of the parameters, without asking a provider or the network. Empty when all is well. */
  checkDraft(input: { draft: EnterDraft }): Promise<DraftFault[]>
}

export const draftInputs: InputsOf<DraftService> = {
  checkDraft: z.strictObject({ draft: enterDraftSchema }),
}
