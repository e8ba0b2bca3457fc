import { readDynamicToken, signDynamicToken } from '../../src-shared/chatroom'
import type { CloudApp } from './cloud-app'
import type { LoginRequest } from './login-request'

/** Where what a login brings belongs instead; empty where nobody knows it. */
export interface Stranger {
  readonly belongsTo?: 'otherApp' | 'otherAccount'
}

type Apps = ReadonlyMap<string, CloudApp>

/** Signatures that are tried for one refused login: a crowd that is refused must not hold up the cloud. */
const MAX_SIGNATURES_TRIED = 100

/** Looks for whose account or token it was that a check refused; secrets are compared here and told nowhere. */
export function strangerOf(check: string, login: LoginRequest, apps: Apps): Stranger {
  if (login.anonymous) return {}
  const others = [...apps.values()].filter(({ appkey }) => appkey !== login.appkey)
  switch (check) {
    case 'appkeyKnown':
    case 'accountExists':
      return others.some(({ accounts }) => accounts.has(login.accountId)) ? { belongsTo: 'otherApp' } : {}
    case 'tokenValid':
      if (others.some((app) => isTokenOf(login.token, app, [login.accountId])))
        return { belongsTo: 'otherApp' }
      return isTokenOf(login.token, apps.get(login.appkey), othersOf(login, apps))
        ? { belongsTo: 'otherAccount' }
        : {}
    default:
      return {}
  }
}

/** The other accounts of the app. */
function othersOf({ appkey, accountId }: LoginRequest, apps: Apps): string[] {
  return [...(apps.get(appkey)?.accounts.keys() ?? [])].filter((other) => other !== accountId)
}

/** Is it the token of one of these accounts, static or dynamic, whether it still holds or not? */
function isTokenOf(token: string, app: CloudApp | undefined, accountIds: readonly string[]): boolean {
  if (app === undefined || token === '') return false
  const { appkey, appSecret, accounts } = app
  const read = readDynamicToken(token)
  if (!read.ok) return accountIds.some((accountId) => accounts.get(accountId)?.token === token)
  const { fields } = read
  return accountIds
    .slice(0, MAX_SIGNATURES_TRIED)
    .some((accountId) => signDynamicToken({ ...fields, appkey, appSecret, accountId }) === fields.signature)
}
