import { enterParamsSchema, type CheckedEnterParams } from './enter-params'
import { faultOf, faultOfIssue, type AllowedTexts, type ParameterFault } from './enter-params-fault'
import { findTooLong } from './enter-params-limits'
import { enterParamsTakenBy } from './enter-params-taken'
import { V2NIMLoginAuthType } from './enums'
import { PROFILES, type ClientProfile } from './profile'

export type EnterParamsCheck =
  | { readonly ok: true; readonly roomId: string; readonly params: CheckedEnterParams }
  | { readonly ok: false; readonly fault: ParameterFault }

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
  if (typeof roomId !== 'string' || roomId === '')
    return refuse(faultOf([], 'roomId', roomId, 'non-empty string'))
  if (profile.roomIdFormat === 'digits' && !/^\d+$/.test(roomId))
    return refuse(faultOf([], 'roomId', roomId, 'digits only'))
  const given = enterParamsTakenBy(profile, enterParams)
  const parsed = enterParamsSchema.safeParse(given)
  if (!parsed.success) return refuse(faultOfIssue(parsed.error.issues[0], given, 'enterParams', ALLOWED))
  const tooLong = profile.lengths === 'checked' ? findTooLong(parsed.data) : null
  const fault = tooLong ?? checkTogether(parsed.data, profile)
  return fault ? refuse(fault) : { ok: true, roomId, params: parsed.data }
}

/** Rules between parameters (protocol notes §10). */
function checkTogether(params: CheckedEnterParams, profile: ClientProfile): ParameterFault | null {
  const { accountId, token, roomNick, loginOption } = params
  const anonymous = params.anonymousMode === true
  const authType = loginOption?.authType ?? V2NIMLoginAuthType.DEFAULT
  if (!anonymous && accountId === undefined) {
    return missing('accountId', 'accountId is required', 'non-empty string unless anonymousMode')
  }
  if (!anonymous && authType === V2NIMLoginAuthType.DEFAULT && token === undefined) {
    return missing('token', 'token is required when authType == 0', 'non-empty string')
  }
  if (authType === V2NIMLoginAuthType.DYNAMIC_TOKEN && loginOption?.tokenProvider === undefined) {
    return missing('loginOption.tokenProvider', 'tokenProvider is required when authType == 1', 'function')
  }
  const extensionMissing = loginOption?.loginExtensionProvider === undefined
  const extensionRequired =
    profile.thirdPartyExtension === 'required' && authType === V2NIMLoginAuthType.THIRD_PARTY
  if (extensionRequired && extensionMissing) {
    const reason = 'loginExtensionProvider is required when authType == 2'
    return missing('loginOption.loginExtensionProvider', reason, 'function')
  }
  if (anonymous && roomNick === '') {
    return faultOf(['enterParams'], 'roomNick', roomNick, 'non-empty string with anonymousMode')
  }
  return null
}

function missing(path: string, reason: string, allowed: string): ParameterFault {
  return { param: `enterParams.${path}`, reason, given: 'undefined', allowed }
}

function refuse(fault: ParameterFault): EnterParamsCheck {
  return { ok: false, fault }
}
