import type { ClientProfile } from './profile'

/** A parameter may be set to undefined explicitly, so an emptied one equals one that was left out. */
const OMITTABLE = ['accountId', 'token', 'roomNick', 'serverExtension', 'notificationExtension'] as const

type GivenParams = Record<string, unknown>

/**
 * The parameters of enter() as a profile takes them, before they are checked: what it does not look at is gone. A copy;
 * what is no object stays what it is.
 */
export function enterParamsTakenBy(profile: ClientProfile, enterParams: unknown): unknown {
  if (typeof enterParams !== 'object' || enterParams === null) return enterParams
  const taken: GivenParams = { ...enterParams }
  if (profile.emptyTexts === 'omitted') {
    for (const name of OMITTABLE) if (taken[name] === '') taken[name] = undefined
  }
  if (profile.tagConfigList === 'ignored' && Array.isArray(taken['tagConfig'])) taken['tagConfig'] = {}
  if (profile.nativeParams === 'ignored') dropNativeParams(taken)
  return taken
}

/** Takes out `enableLbs` and `loginOption.routeConfig`, which the web SDK does not know. */
function dropNativeParams(taken: GivenParams): void {
  delete taken['enableLbs']
  const { loginOption } = taken
  if (typeof loginOption !== 'object' || loginOption === null || Array.isArray(loginOption)) return
  const option: GivenParams = { ...loginOption }
  delete option['routeConfig']
  taken['loginOption'] = option
}
