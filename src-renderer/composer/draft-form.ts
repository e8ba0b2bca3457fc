import { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import {
  defaultEnterDraft,
  enterDraftSchema,
  type EnterDraft,
  type JsonObject,
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
  isFixedDeviceId: boolean
  customClientType: string
  loginSDKTypeParamCompat: boolean
  authType: EnterDraft['authType']
  staticTokenKind: SecretSource['kind']
  staticTokenValue: string
  /** Whether a third-party login also has a token. */
  thirdPartyToken: boolean
  timeoutSeconds: string
  roomNick: string
  roomAvatar: string
  serverExtension: string
  notificationExtension: string
}

export type DraftField = Exclude<keyof DraftForm, ProviderName> | `${ProviderName}.${keyof ProviderForm}`
/** What is wrong with a field, by the name of its message. */
export type DraftProblem =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'notWhole'
  | 'outOfRange'
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
  const { staticToken, customClientType, timeoutSeconds, thirdPartyTokenProvider, ...same } = draft
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
    customClientType: customClientType === null ? '' : String(customClientType),
    timeoutSeconds: String(timeoutSeconds),
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
    customClientType: form.customClientType.trim() === '' ? null : toNumber(form.customClientType),
    timeoutSeconds: toNumber(form.timeoutSeconds),
    staticToken:
      form.staticTokenKind === 'world' ? { kind: 'world' } : { kind: 'fixed', value: form.staticTokenValue },
  }
}

/** A provider that this login does not ask may be left half typed: it holds no login up. */
function providerOf(name: ProviderName, form: DraftForm): object | null {
  if (name === 'thirdPartyTokenProvider' && !form.thirdPartyToken) return null
  const read = readProvider(name, form[name])
  const isUsable = asks(form.authType, name) || enterDraftSchema.shape[name].safeParse(read).success
  return isUsable ? read : defaultEnterDraft()[name]
}

function asks(authType: EnterDraft['authType'], name: ProviderName): boolean {
  switch (name) {
    case 'tokenProvider':
      return authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
    case 'loginExtensionProvider':
    case 'thirdPartyTokenProvider':
      return authType === V2NIMLoginAuthType.THIRD_PARTY
    case 'linkProvider':
      return true
  }
}

function fieldOfPath(path: readonly PropertyKey[]): DraftField | null {
  const [first, ...rest] = path.map(String)
  if (first === 'staticToken') return 'staticTokenValue'
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
  const malformed = MALFORMED[field.split('.').at(-1) as keyof ProviderForm]
  return malformed ?? (issue.expected === 'int' ? 'notWhole' : 'notANumber')
}
