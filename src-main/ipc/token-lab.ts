import {
  dissectToken,
  findTokenMaker,
  isTimeInSeconds,
  type DynamicTokenFields,
  type TokenCandidate,
  type TokenMaker,
} from '../../src-shared/chatroom'
import type {
  CloudOverview,
  DiagnoseService,
  TokenDifference,
  TokenInspection,
  TokenSubject,
} from '../../src-shared/console'
import type { DraftSources } from './enter-params'

/** As much as the embedded cloud tolerates for clocks that differ. */
const TOLERATED_SKEW_MS = 60_000
const MS_PER_SECOND = 1000

export interface TokenLabSources extends Pick<DraftSources, 'clock' | 'secretsOf'> {
  readonly describeCloud: () => CloudOverview
}

const NO_TOKEN = {
  fields: null,
  signature: null,
  maker: null,
  differs: [],
  life: null,
  expiresAtMs: null,
  timeInSeconds: false,
} as const

/** Takes a token apart and judges it for an account, with the secrets of the embedded cloud (domain.md §3.2). */
export function inspectToken(
  input: Parameters<DiagnoseService['inspectToken']>[0],
  sources: TokenLabSources,
): TokenInspection {
  const { token, clockOffsetMs } = input
  const nowMs = sources.clock.wallMs() + clockOffsetMs
  const known = { nowMs, staticTokenOf: staticTokenOf(token, sources) }
  const reading = dissectToken(token)
  if (!reading.ok) return { ...NO_TOKEN, ...known, flaw: reading.flaw, decoded: reading.decoded }
  const { fields } = reading
  return {
    ...known,
    ...judgeSignature(fields, input, sources),
    flaw: null,
    decoded: atob(token),
    fields,
    life: lifeOf(fields, nowMs),
    expiresAtMs: fields.curTimeMs + fields.ttlSeconds * MS_PER_SECOND,
    timeInSeconds: isTimeInSeconds(fields),
  }
}

function judgeSignature(
  fields: DynamicTokenFields,
  subject: TokenSubject,
  sources: TokenLabSources,
): Pick<TokenInspection, 'signature' | 'maker' | 'differs'> {
  const maker = findTokenMaker(fields, candidatesFor(subject, sources))
  const differs = maker === null ? [] : differencesOf(maker, subject)
  if (maker !== null && differs.length === 0) return { signature: 'matches', maker, differs }
  const isKnown = sources.secretsOf(subject.appkey) !== null
  return { signature: isKnown ? 'differs' : 'unknownApp', maker, differs }
}

/** The app and account that are meant come first: what is closest to them is found first. */
function candidatesFor({ appkey, accountId }: TokenSubject, sources: TokenLabSources): TokenCandidate[] {
  const { apps } = sources.describeCloud()
  const own = apps.filter((app) => app.appkey === appkey)
  const others = apps.filter((app) => app.appkey !== appkey)
  return [...own, ...others].flatMap((app) => {
    const secrets = sources.secretsOf(app.appkey)
    if (secrets === null) return []
    const accountIds = [accountId, ...app.accounts.map((account) => account.accountId)]
    return [{ appkey: app.appkey, appSecret: secrets.appSecret, accountIds }]
  })
}

function differencesOf(maker: TokenMaker, { appkey, accountId }: TokenSubject): TokenDifference[] {
  const differs: Readonly<Record<TokenDifference, boolean>> = {
    appkey: maker.appkey !== appkey,
    account: maker.accountId !== accountId,
    secret: maker.secretOf !== appkey,
  }
  return (['appkey', 'account', 'secret'] as const).filter((difference) => differs[difference])
}

/** Its life is judged by itself: a token of another app expires as well. */
function lifeOf({ curTimeMs, ttlSeconds }: DynamicTokenFields, nowMs: number): TokenInspection['life'] {
  if (nowMs >= curTimeMs + ttlSeconds * MS_PER_SECOND) return 'expired'
  return curTimeMs > nowMs + TOLERATED_SKEW_MS ? 'fromTheFuture' : 'valid'
}

function staticTokenOf(token: string, sources: TokenLabSources): TokenSubject | null {
  if (token === '') return null
  for (const { appkey, accounts } of sources.describeCloud().apps) {
    const secrets = sources.secretsOf(appkey)
    const account = accounts.find(({ accountId }) => secrets?.staticTokenOf(accountId) === token)
    if (account !== undefined) return { appkey, accountId: account.accountId }
  }
  return null
}
