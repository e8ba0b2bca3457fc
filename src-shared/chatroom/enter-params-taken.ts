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
  return profile.nativeParams === 'ignored' ? withoutNativeParams(taken) : withAddressService(taken)
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

/** With `enableLbs` a link provider need not be given; the address service then stands in its place. */
function withAddressService(taken: GivenParams): GivenParams {
  const isNeeded = taken['enableLbs'] === true && taken['linkProvider'] === undefined
  return isNeeded ? { ...taken, linkProvider: askAddressService } : taken
}

/** @throws Error always: no address service can be asked, so an enter() without link provider ends with 190001. */
function askAddressService(): never {
  throw new Error('there is no address service (LBS) to ask; give a linkProvider')
}
