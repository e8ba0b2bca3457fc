import {
  defaultEnterDraft,
  enterDraftSchema,
  type EnterDraft,
  type LinkProviderDraft,
  type SecretSource,
  type TokenProviderDraft,
} from '../../src-shared/console'

/**
 * The composer's fields as they are typed: numbers and lists are text, and the fields of every choice exist side by
 * side, so nothing typed is lost by being wrong or by choosing something else for a while.
 */
export interface DraftForm {
  appkey: string
  roomId: string
  accountId: string
  anonymousMode: boolean
  clientType: EnterDraft['clientType']
  transport: EnterDraft['transport']
  authType: EnterDraft['authType']
  staticTokenKind: SecretSource['kind']
  staticTokenValue: string
  tokenProviderKind: TokenProviderDraft['kind']
  tokenTtlSeconds: string
  tokenClockOffsetSeconds: string
  tokenValue: string
  loginExtension: string
  linkProviderKind: LinkProviderDraft['kind']
  linkAddresses: string
  linkTls: boolean
  timeoutSeconds: string
  roomNick: string
  roomAvatar: string
  serverExtension: string
  notificationExtension: string
}

export type DraftField = keyof DraftForm
/** What is wrong with a field, by the name of its message. */
export type DraftProblem = 'required' | 'tooLong' | 'notANumber' | 'notWhole' | 'outOfRange'
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>

/** The fields that show a draft. */
export function formFromDraft(draft: EnterDraft): DraftForm {
  const { staticToken, tokenProvider, linkProvider, timeoutSeconds, ...same } = draft
  const generated =
    tokenProvider.kind === 'generated' ? tokenProvider : { ttlSeconds: 600, clockOffsetSeconds: 0 }
  return {
    ...same,
    staticTokenKind: staticToken.kind,
    staticTokenValue: staticToken.kind === 'fixed' ? staticToken.value : '',
    tokenProviderKind: tokenProvider.kind,
    tokenTtlSeconds: String(generated.ttlSeconds),
    tokenClockOffsetSeconds: String(generated.clockOffsetSeconds),
    tokenValue: tokenProvider.kind === 'fixed' ? tokenProvider.value : '',
    linkProviderKind: linkProvider.kind,
    linkAddresses: linkProvider.kind === 'fixed' ? linkProvider.addresses.join(', ') : '',
    linkTls: linkProvider.kind === 'fixed' && linkProvider.tls,
    timeoutSeconds: String(timeoutSeconds),
  }
}

/** Reads the fields; `draft` is null when a field is wrong, and `problems` then says which and why. */
export function readForm(form: DraftForm): { draft: EnterDraft | null; problems: DraftProblems } {
  const parsed = enterDraftSchema.safeParse(candidateOf(form))
  if (parsed.success) return { draft: parsed.data, problems: {} }
  const problems: DraftProblems = {}
  for (const issue of parsed.error.issues) {
    const field = fieldOfPath(issue.path)
    if (field !== null) problems[field] ??= problemOf(issue)
  }
  return { draft: null, problems }
}

/** A generated dynamic token is worth nothing when its life is over before it arrives (domain.md §3.2). */
export function isExpiredOnArrival(form: DraftForm): boolean {
  const lifeSeconds = toNumber(form.tokenTtlSeconds) + toNumber(form.tokenClockOffsetSeconds)
  return form.tokenProviderKind === 'generated' && lifeSeconds <= 0
}

function candidateOf(form: DraftForm) {
  const plain = Object.keys(defaultEnterDraft()).filter(
    (key): key is keyof EnterDraft & DraftField => key in form,
  )
  return {
    ...Object.fromEntries(plain.map((key) => [key, form[key]])),
    timeoutSeconds: toNumber(form.timeoutSeconds),
    staticToken:
      form.staticTokenKind === 'world' ? { kind: 'world' } : { kind: 'fixed', value: form.staticTokenValue },
    tokenProvider:
      form.tokenProviderKind === 'fixed'
        ? { kind: 'fixed', value: form.tokenValue }
        : {
            kind: 'generated',
            ttlSeconds: toNumber(form.tokenTtlSeconds),
            clockOffsetSeconds: toNumber(form.tokenClockOffsetSeconds),
          },
    linkProvider:
      form.linkProviderKind === 'embedded'
        ? { kind: 'embedded' }
        : { kind: 'fixed', addresses: splitAddresses(form.linkAddresses), tls: form.linkTls },
  }
}

const NESTED_FIELDS: Readonly<Record<string, DraftField>> = {
  'staticToken.value': 'staticTokenValue',
  'tokenProvider.value': 'tokenValue',
  'tokenProvider.ttlSeconds': 'tokenTtlSeconds',
  'tokenProvider.clockOffsetSeconds': 'tokenClockOffsetSeconds',
  'linkProvider.addresses': 'linkAddresses',
}

function fieldOfPath(path: readonly PropertyKey[]): DraftField | null {
  const [first, second] = path.map(String)
  return NESTED_FIELDS[`${first}.${second}`] ?? (first as DraftField | undefined) ?? null
}

function problemOf(issue: {
  code: string
  origin?: string
  format?: string
  expected?: string
}): DraftProblem {
  const countsNumbers = issue.origin === 'number' || issue.origin === 'int'
  if (issue.code === 'too_small') return countsNumbers ? 'outOfRange' : 'required'
  if (issue.code === 'too_big') return countsNumbers ? 'outOfRange' : 'tooLong'
  return issue.expected === 'int' ? 'notWhole' : 'notANumber'
}

function splitAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((address) => address !== '')
}

/** `Number('')` is 0, which nobody typed. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}
