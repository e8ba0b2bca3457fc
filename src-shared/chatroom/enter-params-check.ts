import { enterParamsSchema, type CheckedEnterParams } from './enter-params'
import { faultOf, faultOfIssue, type AllowedTexts, type ParameterFault } from './enter-params-fault'
import { findTooLong } from './enter-params-limits'
import { enterParamsTakenBy } from './enter-params-taken'
import { V2NIMLoginAuthType } from './enums'
import { PROFILES, type ClientProfile } from './profile'

export type EnterParamsCheck =
  | { readonly ok: true; readonly roomId: string; readonly params: CheckedEnterParams }
  | { readonly ok: false; readonly fault: ParameterFault }

const LINK_PROVIDER_MISSING = "In enterParams, param 'linkProvider' is required"
const LBS_ADVICE =
  'enableLbs needs the address service (LBS) of a native SDK, which this client cannot ask; give a linkProvider'

/** What each parameter takes, by its path below `enterParams`, for the text of a refusal. */
const ALLOWED: AllowedTexts = {
  '': 'object',
  accountId: 'non-empty string',
  token: 'non-empty string',
  roomNick: 'string',
  roomAvatar: 'string',
  anonymousMode: 'boolean',
  timeout: 'number of seconds',
  loginOption: 'object',
  'loginOption.authType': '0, 1 or 2',
  'loginOption.tokenProvider': 'function',
  'loginOption.loginExtensionProvider': 'function',
  'loginOption.routeConfig': 'object',
  'loginOption.routeConfig.routeEnabled': 'boolean',
  'loginOption.routeConfig.routeEnvironment': 'string',
  linkProvider: 'function',
  enableLbs: 'boolean',
  serverExtension: 'non-empty string',
  notificationExtension: 'non-empty string',
  tagConfig: 'object',
  'tagConfig.tags': 'list of strings',
  'tagConfig.notifyTargetTags': 'string',
  locationConfig: 'object',
  'locationConfig.locationInfo': 'object with x, y and z',
  'locationConfig.locationInfo.x': 'number',
  'locationConfig.locationInfo.y': 'number',
  'locationConfig.locationInfo.z': 'number',
  'locationConfig.distance': 'number',
  antispamConfig: 'object',
  'antispamConfig.antispamBusinessId': 'non-empty string',
}

/**
 * Checks the arguments of enter() by the rules of a profile and copies what is used (domain.md §2, protocol notes §10).
 * Never throws; names the first fault in the order of the parameters.
 */
export function checkEnterParams(
  roomId: unknown,
  enterParams: unknown,
  profile: ClientProfile = PROFILES['web-10.8.1'],
): EnterParamsCheck {
  const { params, faults } = findFaults(roomId, enterParams, profile)
  const [fault] = faults
  if (fault !== undefined) return { ok: false, fault }
  return { ok: true, roomId: roomId as string, params: params as CheckedEnterParams }
}

/** Everything that is wrong with the arguments of enter(), in the order of the parameters. */
export function enterParamsFaults(
  roomId: unknown,
  enterParams: unknown,
  profile: ClientProfile,
): readonly ParameterFault[] {
  return findFaults(roomId, enterParams, profile).faults
}

function findFaults(
  roomId: unknown,
  enterParams: unknown,
  profile: ClientProfile,
): { readonly params: CheckedEnterParams | null; readonly faults: readonly ParameterFault[] } {
  const ofRoom = roomFault(roomId, profile)
  const given = enterParamsTakenBy(profile, enterParams)
  const parsed = enterParamsSchema.safeParse(given)
  const issues = parsed.error?.issues ?? []
  const ofShape = issues.map((issue) => explainLbs(faultOfIssue(issue, given, 'enterParams', ALLOWED), given))
  const tooLong = parsed.success && profile.lengths === 'checked' ? findTooLong(parsed.data) : []
  // The rules between parameters ask only what was given, so they can be judged where one of them has a wrong type.
  const together = isObject(given) ? checkTogether(given as CheckedEnterParams, profile) : []
  return {
    params: parsed.data ?? null,
    faults: [...(ofRoom === null ? [] : [ofRoom]), ...ofShape, ...tooLong, ...together],
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function roomFault(roomId: unknown, profile: ClientProfile): ParameterFault | null {
  if (typeof roomId !== 'string' || roomId === '') return faultOf([], 'roomId', roomId, 'non-empty string')
  const isWrong = profile.roomIdFormat === 'digits' && !/^\d+$/.test(roomId)
  return isWrong ? faultOf([], 'roomId', roomId, 'digits only') : null
}

/**
 * With `enableLbs` a native SDK needs no link provider, but here it is required all the same: how a native SDK asks its
 * address service is not published (domain.md §2.1).
 */
function explainLbs(fault: ParameterFault, given: unknown): ParameterFault {
  const asksLbs = (given as { readonly enableLbs?: unknown } | null | undefined)?.enableLbs === true
  if (!asksLbs || fault.reason !== LINK_PROVIDER_MISSING) return fault
  return { ...fault, reason: `${fault.reason}: ${LBS_ADVICE}` }
}

/** Rules between parameters (protocol notes §10). */
function checkTogether(params: CheckedEnterParams, profile: ClientProfile): ParameterFault[] {
  const { accountId, token, roomNick, loginOption } = params
  const anonymous = params.anonymousMode === true
  const authType = loginOption?.authType ?? V2NIMLoginAuthType.DEFAULT
  const faults: ParameterFault[] = []
  if (!anonymous && accountId === undefined) {
    faults.push(missing('accountId', 'accountId is required', 'non-empty string unless anonymousMode'))
  }
  if (!anonymous && authType === V2NIMLoginAuthType.DEFAULT && token === undefined) {
    faults.push(missing('token', 'token is required when authType == 0', 'non-empty string'))
  }
  if (authType === V2NIMLoginAuthType.DYNAMIC_TOKEN && loginOption?.tokenProvider === undefined) {
    const reason = 'tokenProvider is required when authType == 1'
    faults.push(missing('loginOption.tokenProvider', reason, 'function'))
  }
  const extensionMissing = loginOption?.loginExtensionProvider === undefined
  const extensionRequired =
    profile.thirdPartyExtension === 'required' && authType === V2NIMLoginAuthType.THIRD_PARTY
  if (extensionRequired && extensionMissing) {
    const reason = 'loginExtensionProvider is required when authType == 2'
    faults.push(missing('loginOption.loginExtensionProvider', reason, 'function'))
  }
  if (anonymous && roomNick === '') {
    faults.push(faultOf(['enterParams'], 'roomNick', roomNick, 'non-empty string with anonymousMode'))
  }
  return faults
}

function missing(path: string, reason: string, allowed: string): ParameterFault {
  return { param: `enterParams.${path}`, reason, given: 'undefined', allowed }
}
