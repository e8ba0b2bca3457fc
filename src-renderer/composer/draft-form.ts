import {
  defaultEnterDraft,
  enterDraftSchema,
  usesField,
  type EnterDraft,
  type JsonObject,
  type LocationDraft,
  type SecretSource,
} from '../../src-shared/console'
import {
  formFromProvider,
  PROVIDER_NAMES,
  readProvider,
  shownSource,
  untouchedProvider,
  type ProviderForm,
  type ProviderName,
} from './provider-form'
import { toNumber } from './typed-number'

/**
 * The composer's fields as they are typed: numbers and lists are text, and the fields of every choice exist side by
 * side, so nothing typed is lost by being wrong or by choosing something else for a while.
 */
export interface DraftForm extends Readonly<Record<ProviderName, ProviderForm>> {
  appkey: string
  roomId: string
  accountId: string
  anonymousMode: boolean
  clientType: EnterDraft['clientType']
  transport: EnterDraft['transport']
  engine: EnterDraft['engine']
  profile: EnterDraft['profile']
  vendorQuirks: EnterDraft['vendorQuirks']
  reconnectLimit: string
  isFixedDeviceId: boolean
  customClientType: string
  loginSDKTypeParamCompat: boolean
  authType: EnterDraft['authType']
  staticTokenKind: SecretSource['kind']
  staticTokenValue: string
  /** Whether a login that is none of a third party also has an extension. */
  sendsLoginExtension: boolean
  /** Whether a third-party login also has a token. */
  thirdPartyToken: boolean
  timeoutSeconds: string
  roomNick: string
  roomAvatar: string
  serverExtension: string
  notificationExtension: string
  tags: EnterDraft['tags']
  notifyTargetTags: string
  /** All four of a location are typed, or none. */
  locationX: string
  locationY: string
  locationZ: string
  locationDistance: string
  antispamBusinessId: string
}

export type DraftField = Exclude<keyof DraftForm, ProviderName> | `${ProviderName}.${keyof ProviderForm}`
/** What is wrong with a field, by the name of its message. */
export type DraftProblem =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'notWhole'
  | 'outOfRange'
  | 'allOrNone'
  | 'noAddress'
  | 'noPath'
  | 'noHeader'
  | 'noOrigin'
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>
export type ProviderProblems = Partial<Record<keyof ProviderForm, DraftProblem>>

/** What a provider that the draft does not have begins with. */
const NO_TOKEN = { kind: 'fixed', value: '' } as const

/** The fields that show a draft; what it says nothing about stays as in `base`. */
export function formFromDraft(draft: EnterDraft, base?: DraftForm): DraftForm {
  const { staticToken, reconnectLimit, customClientType, timeoutSeconds, ...others } = draft
  const { thirdPartyTokenProvider, location, ...same } = others
  const providerOf = (name: ProviderName) =>
    formFromProvider(draft[name] ?? NO_TOKEN, base?.[name] ?? untouchedProvider(name))
  return {
    ...same,
    staticTokenKind: staticToken.kind,
    staticTokenValue: staticToken.kind === 'fixed' ? staticToken.value : (base?.staticTokenValue ?? ''),
    tokenProvider: providerOf('tokenProvider'),
    loginExtensionProvider: providerOf('loginExtensionProvider'),
    thirdPartyToken: thirdPartyTokenProvider !== null,
    thirdPartyTokenProvider:
      thirdPartyTokenProvider === null && base !== undefined
        ? base.thirdPartyTokenProvider
        : providerOf('thirdPartyTokenProvider'),
    linkProvider: providerOf('linkProvider'),
    reconnectLimit: textOfNumber(reconnectLimit),
    customClientType: textOfNumber(customClientType),
    timeoutSeconds: String(timeoutSeconds),
    ...fieldsOfLocation(location),
  }
}

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

/** What is wrong with the fields of one provider. */
export function providerProblems(problems: DraftProblems, name: ProviderName): ProviderProblems {
  const own = Object.entries(problems).filter(([field]) => field.startsWith(`${name}.`))
  return Object.fromEntries(own.map(([field, problem]) => [field.slice(name.length + 1), problem]))
}

/** A generated dynamic token is worth nothing when its life is over before it arrives (domain.md §3.2). */
export function isExpiredOnArrival(provider: ProviderForm): boolean {
  const lifeSeconds = toNumber(provider.ttlSeconds) + toNumber(provider.clockOffsetSeconds)
  return shownSource(provider) === 'generated' && lifeSeconds <= 0
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

/** A number that may be left out is shown as an empty field. */
function textOfNumber(value: number | null): string {
  return value === null ? '' : String(value)
}

function numberOrNone(typed: string): number | null {
  return typed.trim() === '' ? null : toNumber(typed)
}

/** By the name in the draft. */
const LOCATION_FIELDS = {
  x: 'locationX',
  y: 'locationY',
  z: 'locationZ',
  distance: 'locationDistance',
} as const satisfies Readonly<Record<keyof LocationDraft, keyof DraftForm>>

type LocationFields = Pick<DraftForm, (typeof LOCATION_FIELDS)[keyof LocationDraft]>

function fieldsOfLocation(location: LocationDraft | null): LocationFields {
  const typed = (name: keyof LocationDraft) => (location === null ? '' : String(location[name]))
  return {
    locationX: typed('x'),
    locationY: typed('y'),
    locationZ: typed('z'),
    locationDistance: typed('distance'),
  }
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
