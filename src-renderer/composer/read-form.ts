import {
  defaultEnterDraft,
  enterDraftSchema,
  usesField,
  type EnterDraft,
  type JsonObject,
  type LocationDraft,
} from '../../src-shared/console'
import {
  LOCATION_FIELDS,
  type DraftField,
  type DraftForm,
  type DraftProblem,
  type DraftProblems,
} from './draft-form'
import { PROVIDER_NAMES, readProvider, type ProviderForm, type ProviderName } from './provider-form'
import { toNumber } from './typed-number'

/** What is typed, read as a draft and checked: apart from the fields, for a window starts without an open one. */

/** What the fields say as JSON, for a text; a number that is none becomes null. */
export function jsonOfForm(form: DraftForm): JsonObject {
  return JSON.parse(JSON.stringify(candidateOf(form))) as JsonObject
}

/** Reads the fields; `draft` is null when a field is wrong, and `problems` then says which and why. */
export function readForm(form: DraftForm): { draft: EnterDraft | null; problems: DraftProblems } {
  const parsed = enterDraftSchema.safeParse(candidateOf(form))
  if (parsed.success) return { draft: parsed.data, problems: {} }
  const problems: DraftProblems = {}
  for (const issue of parsed.error.issues) {
    const field = fieldOfPath(issue.path)
    if (field !== null) problems[field] ??= problemOf(field, issue)
  }
  return { draft: null, problems }
}

function candidateOf(form: DraftForm) {
  const plain = Object.keys(defaultEnterDraft()).filter(
    (key): key is keyof EnterDraft & keyof DraftForm => key in form,
  )
  return {
    ...Object.fromEntries(plain.map((key) => [key, form[key]])),
    ...Object.fromEntries(PROVIDER_NAMES.map((name) => [name, providerOf(name, form)])),
    reconnectLimit: numberOrNone(form.reconnectLimit),
    customClientType: numberOrNone(form.customClientType),
    timeoutSeconds: toNumber(form.timeoutSeconds),
    location: locationOf(form),
    staticToken:
      form.staticTokenKind === 'world' ? { kind: 'world' } : { kind: 'fixed', value: form.staticTokenValue },
  }
}

function numberOrNone(typed: string): number | null {
  return typed.trim() === '' ? null : toNumber(typed)
}

function locationOf(form: DraftForm): LocationDraft | null {
  if (Object.values(LOCATION_FIELDS).every((field) => form[field].trim() === '')) return null
  const { locationX, locationY, locationZ, locationDistance } = form
  return {
    x: toNumber(locationX),
    y: toNumber(locationY),
    z: toNumber(locationZ),
    distance: toNumber(locationDistance),
  }
}

/** A provider that this login does not ask may be left half typed: it holds no login up. */
function providerOf(name: ProviderName, form: DraftForm): object | null {
  if (name === 'thirdPartyTokenProvider' && !form.thirdPartyToken) return null
  const read = readProvider(name, form[name])
  const isUsable = asks(form, name) || enterDraftSchema.shape[name].safeParse(read).success
  return isUsable ? read : defaultEnterDraft()[name]
}

function asks(form: DraftForm, name: ProviderName): boolean {
  const { authType, sendsLoginExtension } = form
  return name === 'linkProvider' || usesField({ authType, sendsLoginExtension }, name)
}

function fieldOfPath(path: readonly PropertyKey[]): DraftField | null {
  const [first, ...rest] = path.map(String)
  if (first === 'staticToken') return 'staticTokenValue'
  if (first === 'location') return LOCATION_FIELDS[rest[0] as keyof LocationDraft] ?? null
  if (!PROVIDER_NAMES.some((name) => name === first)) return (first as DraftField | undefined) ?? null
  const [field] = rest.filter((step) => step !== 'then')
  return field === undefined ? null : (`${first}.${field}` as DraftField)
}

/** What it means that a text has not the form it must have. */
export const MALFORMED: Readonly<Partial<Record<keyof ProviderForm, DraftProblem>>> = {
  url: 'noAddress',
  baseUrl: 'noAddress',
  answerPath: 'noPath',
  headers: 'noHeader',
  origins: 'noOrigin',
}

function problemOf(
  field: DraftField,
  issue: { code: string; origin?: string; expected?: string },
): DraftProblem {
  const countsNumbers = issue.origin === 'number' || issue.origin === 'int'
  if (issue.code === 'too_small') return countsNumbers ? 'outOfRange' : 'required'
  if (issue.code === 'too_big') return countsNumbers ? 'outOfRange' : 'tooLong'
  if (field.startsWith('location')) return 'allOrNone'
  const malformed = MALFORMED[field.split('.').at(-1) as keyof ProviderForm]
  return malformed ?? (issue.expected === 'int' ? 'notWhole' : 'notANumber')
}
