import { CLIENT_CONSTANTS, toProperty, type Fields } from '../../src-shared/protocol'
import type { LoginTrigger } from '../../src-shared/chatroom'
import type { ClientSettings } from './client-environment'
import { authTypeOf, type EnterRequest, type LoginSecrets } from './providers'

/** How this product introduces itself where the vendor's SDK names the browser. */
const OS = 'Roomscope'
const BROWSER = 'Roomscope'
const USER_AGENT = 'Roomscope'

/** What a login says of where it runs, and what it says with `loginSDKTypeParamCompat` (protocol notes §7.1). */
const WEB_RUNTIME = {
  hostEnv: CLIENT_CONSTANTS.hostEnvBrowser,
  userAgent: USER_AGENT,
  libEnv: CLIENT_CONSTANTS.libEnv,
}
const NATIVE_RUNTIME = {
  hostEnv: 0,
  userAgent: `Native/${CLIENT_CONSTANTS.sdkHumanVersion}`,
  libEnv: undefined,
}

/** The byte field in front of both properties; always 1. */
const LOGIN_TYPE = 1

/** What a login is made of. */
interface LoginParts {
  readonly settings: ClientSettings
  readonly request: EnterRequest
  readonly answers: LoginSecrets
  readonly trigger: LoginTrigger
}

/** Fields of the login request (protocol notes §7.1). An automatic reconnect says so in `appLogin`. */
export function loginFields(
  settings: ClientSettings,
  request: EnterRequest,
  answers: LoginSecrets,
  trigger: LoginTrigger,
): Fields {
  const parts = { settings, request, answers, trigger }
  return {
    type: LOGIN_TYPE,
    chatroomLogin: toProperty('chatroomLogin', roomLogin(parts)),
    chatroomIMLogin: toProperty('chatroomIMLogin', accountLogin(parts)),
  }
}

// Both are named field by field, also what they share: objects spread together from others took four times the memory.

function roomLogin({ settings, request, answers, trigger }: LoginParts): Record<string, unknown> {
  const { roomId, accountId, params } = request
  const anonymous = params.anonymousMode === true
  const location = params.locationConfig
  return {
    appkey: settings.appkey,
    account: accountId,
    deviceId: settings.deviceId,
    clientSession: settings.clientSession,
    appLogin: appLoginOf(trigger),
    authType: authTypeOf(params),
    loginExt: answers.loginExtension,
    chatroomId: roomId,
    chatroomNick: params.roomNick ?? (anonymous ? accountId : undefined),
    chatroomAvatar: params.roomAvatar ?? '',
    serverExtension: params.serverExtension,
    notificationExtension: params.notificationExtension,
    isAnonymous: anonymous,
    tags: params.tagConfig?.tags,
    notifyTargetTags: params.tagConfig?.notifyTargetTags,
    x: location?.locationInfo.x,
    y: location?.locationInfo.y,
    z: location?.locationInfo.z,
    distance: location?.distance,
    antiSpamBusinessId: params.antispamConfig?.antispamBusinessId,
  }
}

function accountLogin({ settings, request, answers, trigger }: LoginParts): Record<string, unknown> {
  const runtime = settings.loginSDKTypeParamCompat ? NATIVE_RUNTIME : WEB_RUNTIME
  return {
    appkey: settings.appkey,
    account: request.accountId,
    deviceId: settings.deviceId,
    clientSession: settings.clientSession,
    appLogin: appLoginOf(trigger),
    authType: authTypeOf(request.params),
    loginExt: answers.loginExtension,
    clientType: settings.clientType,
    os: OS,
    sdkVersion: CLIENT_CONSTANTS.sdkVersion,
    protocolVersion: CLIENT_CONSTANTS.protocolVersion,
    browser: BROWSER,
    customClientType: settings.customClientType,
    sdkHumanVersion: CLIENT_CONSTANTS.sdkHumanVersion,
    hostEnv: runtime.hostEnv,
    userAgent: runtime.userAgent,
    libEnv: runtime.libEnv,
    token: answers.token,
  }
}

function appLoginOf(trigger: LoginTrigger): number {
  return trigger === 'enter' ? 1 : 0
}
