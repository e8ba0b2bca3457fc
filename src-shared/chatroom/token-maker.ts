import { signDynamicToken, type DynamicTokenFields } from './dynamic-token'

/** For whom a token can have been made: an app with its secret, and the accounts in question. */
export interface TokenCandidate {
  readonly appkey: string
  readonly appSecret: string
  readonly accountIds: readonly string[]
}

/** What a token was signed from; `secretOf` names the app whose secret it was. */
export interface TokenMaker {
  readonly appkey: string
  readonly accountId: string
  readonly secretOf: string
}

/** Signatures that are tried at most: a large world must not hold up the console. */
export const MAX_SIGNATURES_TRIED = 20_000

/**
 * Finds out from what a token was signed, by trying: what is closest to the first candidate and its first account
 * comes first. Null when none of it gives the signature.
 */
export function findTokenMaker(
  fields: DynamicTokenFields,
  candidates: readonly TokenCandidate[],
): TokenMaker | null {
  let tried = 0
  for (const maker of makersOf(candidates)) {
    if (++tried > MAX_SIGNATURES_TRIED) return null
    const { appkey, accountId, secret } = maker
    const signature = signDynamicToken({ ...fields, appkey, accountId, appSecret: secret.appSecret })
    if (signature === fields.signature) return { appkey, accountId, secretOf: secret.appkey }
  }
  return null
}

function* makersOf(candidates: readonly TokenCandidate[]) {
  const accountIds = [...new Set(candidates.flatMap((candidate) => candidate.accountIds))]
  const own = (secret: TokenCandidate, appkey: string) => secret.appkey === appkey
  for (const isOwn of [true, false])
    for (const secret of candidates)
      for (const { appkey } of candidates) {
        if (own(secret, appkey) !== isOwn) continue
        for (const accountId of accountIds) yield { appkey, accountId, secret }
      }
}
