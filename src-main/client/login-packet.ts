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
const NATIVE_RUNTIME = { hostEnv: 0, userAgent: `Native/${CLIENT_CONSTANTS.sdkHumanVersion}` }

/** The byte field in front of both properties; always 1. */
const LOGIN_TYPE = 1

/** Fields of the login request (protocol notes §7.1). An automatic reconnect says so in `appLogin`. */
export function loginFields(
  settings: ClientSettings,
  request: EnterRequest,
  answers: LoginSecrets,
  trigger: LoginTrigger,
): Fields {
  const shared = {
    appkey: settings.appkey,
    account: request.accountId,
    deviceId: settings.deviceId,
    clientSession: settings.clientSession,
    appLogin: trigger === 'enter' ? 1 : 0,
    authType: authTypeOf(request.params),
    loginExt: answers.loginExtension,
  }
  return {
    type: LOGIN_TYPE,
    chatroomLogin: toProperty('chatroomLogin', { ...shared, ...roomFields(request) }),
    chatroomIMLogin: toProperty('chatroomIMLogin', {
      ...shared,
      clientType: settings.clientType,
      os: OS,
      sdkVersion: CLIENT_CONSTANTS.sdkVersion,
      protocolVersion: CLIENT_CONSTANTS.protocolVersion,
      browser: BROWSER,
      customClientType: settings.customClientType,
      sdkHumanVersion: CLIENT_CONSTANTS.sdkHumanVersion,
      ...(settings.loginSDKTypeParamCompat ? NATIVE_RUNTIME : WEB_RUNTIME),
      token: answers.token,
    }),
  }
}

function roomFields({ roomId, accountId, params }: EnterRequest): Record<string, unknown> {
  const anonymous = params.anonymousMode === true
  const location = params.locationConfig
  return {
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
