import { z, ZodError } from 'zod'
import {
  AUTHENTICATION_FIELDS,
  defaultEnterDraft,
  joinDraft,
  missingSecrets,
  usesField,
  type EnterDraft,
  type JsonObject,
  type MissingSecret,
  type RerunRemap,
  type RerunTarget,
} from '../../../src-shared/console'
import { remapDraft } from './remap'

/** A draft that can be entered with again, or null; the notes say what is missing or was replaced. */
export interface RecoveredDraft {
  readonly draft: EnterDraft | null
  readonly notes: readonly string[]
}

export interface DraftRecovery {
  readonly remap: RerunRemap
  readonly target: RerunTarget
  /** A secret that the recording keeps, or null. */
  readonly readSecret: (reference: string) => Promise<string | null>
}

/** What of the embedded cloud can stand in for a secret that is not known. */
const FROM_CLOUD: Readonly<Record<string, { readonly field: keyof EnterDraft; readonly value: JsonObject }>> =
  {
    'staticToken.value': { field: 'staticToken', value: { kind: 'world' } },
    'tokenProvider.value': {
      field: 'tokenProvider',
      value: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 },
    },
  }

/**
 * Makes a recorded draft one to enter with again. A secret comes from the remap, else from the recording's own keeping,
 * else from the embedded cloud, where that has one of its kind.
 */
export async function recoverDraft(
  recorded: JsonObject | null,
  recovery: DraftRecovery,
): Promise<RecoveredDraft> {
  if (recorded === null) {
    return {
      draft: null,
      notes: ['the recording does not hold what it entered with; it was made by an older version.'],
    }
  }
  const known = new Map<string, string>()
  const notes: string[] = []
  let draft = onlyUsed(recorded, recovery.target)
  for (const missing of missingSecrets(draft)) {
    const secret = recovery.remap.secrets[missing.reference] ?? (await recovery.readSecret(missing.reference))
    if (secret !== null) {
      known.set(missing.reference, secret)
      continue
    }
    const replaced = fromCloud(draft, missing)
    if (replaced === null) return { draft: null, notes: [...notes, notKnown(missing)] }
    notes.push(takenFromCloud(missing))
    draft = replaced
  }
  try {
    return { draft: remapDraft(joinDraft(draft, known), recovery.remap, recovery.target), notes }
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return {
      draft: null,
      notes: [...notes, `what it entered with is not understood: ${z.prettifyError(error)}`],
    }
  }
}

/** What the way of authentication does not use, and a link that is replaced, need no secrets. */
function onlyUsed(recorded: JsonObject, target: RerunTarget): JsonObject {
  const unused = AUTHENTICATION_FIELDS.filter((field) => !usesField(recorded, field))
  const link = recorded['linkProvider'] as JsonObject | undefined
  const isReplaced = target.kind !== 'recorded' && link?.['kind'] !== 'fault'
  const defaults = defaultEnterDraft() as JsonObject
  const fields = isReplaced ? [...unused, 'linkProvider'] : unused
  return { ...recorded, ...Object.fromEntries(fields.map((field) => [field, defaults[field] ?? null])) }
}

/** The draft with what the embedded cloud has in place of a secret; null where it has nothing. */
function fromCloud(draft: JsonObject, { path, kind }: MissingSecret): JsonObject | null {
  if (kind === 'appSecret') return withoutField(draft, path.split('.'))
  const source = FROM_CLOUD[path]
  return source === undefined ? null : { ...draft, [source.field]: source.value }
}

/** Without its app secret a provider signs with the embedded cloud's. */
function withoutField(draft: JsonObject, [field = '', ...inner]: readonly string[]): JsonObject {
  const { [field]: value, ...others } = draft
  return inner.length === 0 ? others : { ...others, [field]: withoutField(value as JsonObject, inner) }
}

function takenFromCloud({ path, reference }: MissingSecret): string {
  return `${path}: the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret ${reference}.`
}

function notKnown({ path, reference }: MissingSecret): string {
  return `${path}: the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret ${reference}.`
}
