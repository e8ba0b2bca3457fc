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
  secretFrom: null,
  maker: null,
  differs: [],
  life: null,
  expiresAtMs: null,
  timeInSeconds: false,
} as const

type InspectedToken = Parameters<DiagnoseService['inspectToken']>[0]

/**
 * Takes a token apart and judges it for an account, with the secret that was asked with or those of the embedded cloud
 * (domain.md §3.2).
 */
export function inspectToken(input: InspectedToken, sources: TokenLabSources): TokenInspection {
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
  input: InspectedToken,
  sources: TokenLabSources,
): Pick<TokenInspection, 'signature' | 'secretFrom' | 'maker' | 'differs'> {
  const isKnown = sources.secretsOf(input.appkey) !== null
  const secretFrom = input.appSecret !== undefined ? 'input' : isKnown ? 'cloud' : null
  const { maker, differs } = makerOf(fields, input, sources)
  if (maker !== null && differs.length === 0) return { signature: 'matches', secretFrom, maker, differs }
  return { signature: secretFrom === null ? 'unknownApp' : 'differs', secretFrom, maker, differs }
}

/** A secret that came with the call stands in for the cloud's own of that app, which is tried only when it fails. */
function makerOf(
  fields: DynamicTokenFields,
  input: InspectedToken,
  sources: TokenLabSources,
): Pick<TokenInspection, 'maker' | 'differs'> {
  const cloudSecret = sources.secretsOf(input.appkey)?.appSecret
  const meant = findTokenMaker(fields, candidatesFor(input, input.appSecret ?? cloudSecret, sources))
  if (meant !== null) return { maker: meant, differs: differencesOf(meant, input, meant.secretOf) }
  if (input.appSecret === undefined || cloudSecret === undefined) return { maker: null, differs: [] }
  const maker = findTokenMaker(fields, candidatesFor(input, cloudSecret, sources))
  return { maker, differs: maker === null ? [] : differencesOf(maker, input, null) }
}

/** The app and account that are meant come first: what is closest to them is found first. */
function candidatesFor(
  { appkey, accountId }: TokenSubject,
  appSecret: string | undefined,
  sources: TokenLabSources,
): TokenCandidate[] {
  const { apps } = sources.describeCloud()
  const accountIdsOf = (app: string) => [
    accountId,
    ...apps
      .filter((known) => known.appkey === app)
      .flatMap(({ accounts }) => accounts.map((account) => account.accountId)),
  ]
  const own = appSecret === undefined ? [] : [{ appkey, appSecret, accountIds: accountIdsOf(appkey) }]
  const others = apps.flatMap((app) => {
    const secrets = app.appkey === appkey ? null : sources.secretsOf(app.appkey)
    if (secrets === null) return []
    return [{ appkey: app.appkey, appSecret: secrets.appSecret, accountIds: accountIdsOf(app.appkey) }]
  })
  return [...own, ...others]
}

/** @param secretOf app whose secret, as it is meant, was the one that signed; null when it was none of those. */
function differencesOf(
  maker: TokenMaker,
  { appkey, accountId }: TokenSubject,
  secretOf: string | null,
): TokenDifference[] {
  const differs: Readonly<Record<TokenDifference, boolean>> = {
    appkey: maker.appkey !== appkey,
    account: maker.accountId !== accountId,
    secret: secretOf !== appkey,
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
