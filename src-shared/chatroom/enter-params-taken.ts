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
  return profile.nativeParams === 'ignored' ? withoutNativeParams(taken) : taken
}

/** Without `enableLbs` and `loginOption.routeConfig`, which the web SDK does not know. */
function withoutNativeParams(taken: GivenParams): GivenParams {
  const known = { ...taken }
  delete known['enableLbs']
  const { loginOption } = known
  if (typeof loginOption !== 'object' || loginOption === null || Array.isArray(loginOption)) return known
  const option: GivenParams = { ...loginOption }
  delete option['routeConfig']
  return { ...known, loginOption: option }
}
