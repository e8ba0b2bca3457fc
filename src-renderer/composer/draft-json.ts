import type { z } from 'zod'
import { enterDraftSchema, type EnterDraft, type JsonObject, type JsonValue } from '../../src-shared/console'
import { hideSecrets, revealSecrets } from './hidden-secrets'

/** Something wrong in the JSON of a draft; `path` is empty for the whole of it. */
export interface DraftJsonFault {
  readonly path: readonly string[]
  readonly message: string
  /** The text is no JSON at all: its place is where the parser stopped. */
  readonly isSyntax?: true
}

/** What is said of a text, in the operator's language. */
export interface DraftJsonWords {
  /** @param told what the parser says. */
  readonly noJson: (told: string) => string
  readonly noObject: string
  readonly hiddenElsewhere: string
  /** Words of the schema's own faults. */
  readonly errors: z.core.$ZodErrorMap
  /** What is wrong with one value. */
  readonly issue: (issue: DraftIssue) => string
}

export type DraftIssue = z.core.$ZodIssue

/** The JSON of a draft as it is edited; with `reveals` its secrets are readable. */
export function draftJson(draft: JsonObject, reveals: boolean): string {
  return JSON.stringify(reveals ? draft : hideSecrets(draft), null, 2)
}

/**
 * Reads an edited text. `draft` is null when there is a fault.
 * @param known the draft that the text was made of, with the secrets that it hides.
 */
export function readDraftJson(
  text: string,
  known: JsonObject,
  words: DraftJsonWords,
): { readonly draft: EnterDraft | null; readonly faults: readonly DraftJsonFault[] } {
  let parsed: JsonValue
  try {
    parsed = JSON.parse(text) as JsonValue
  } catch (error) {
    const message = words.noJson((error as Error).message)
    return { draft: null, faults: [{ path: [], message, isSyntax: true }] }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { draft: null, faults: [{ path: [], message: words.noObject }] }
  const { value, unknown } = revealSecrets(parsed, known)
  const read = enterDraftSchema.safeParse(value, { error: words.errors })
  const faults = [
    ...unknown.map((path) => ({ path, message: words.hiddenElsewhere })),
    ...(read.error?.issues ?? []).flatMap((issue) => faultsOf(issue, words)),
  ]
  return { draft: read.success && faults.length === 0 ? read.data : null, faults }
}

/** A name that is not known is a fault of its own place, not of the object around it. */
function faultsOf(issue: DraftIssue, words: DraftJsonWords): DraftJsonFault[] {
  const path = issue.path.map(String)
  const message = words.issue(issue)
  if (issue.code !== 'unrecognized_keys') return [{ path, message }]
  return issue.keys.map((key) => ({ path: [...path, key], message }))
}
