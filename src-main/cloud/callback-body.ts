import { clientTypeName } from './client-type-name'
import type { LoginRequest } from './login-request'

const CHATROOM_LOGIN_EVENT = 37

/** Whose login the customer's server is asked about. */
export interface CallbackSubject {
  readonly login: LoginRequest
  readonly remote: { readonly address: string; readonly port: number }
}

/** The body of the callback (domain.md §3.3). A room id may exceed what a JavaScript number holds: it goes in as digits. */
export function callbackBody({ login, remote }: CallbackSubject, timestamp: string): string {
  const json = JSON.stringify({
    eventType: CHATROOM_LOGIN_EVENT,
    fromAccount: login.accountId,
    fromDeviceId: login.deviceId,
    fromClientType: clientTypeName(login.clientType),
    fromClientIp: remote.address,
    fromClientPort: String(remote.port),
    loginAuthType: login.authType,
    loginExt: login.loginExtension,
    token: login.token,
    nick: login.nick ?? '',
    avatar: login.avatar ?? '',
    ext: login.serverExtension ?? '',
    notifyExt: login.notificationExtension ?? '',
    anonymous: login.anonymous,
    tags: JSON.stringify(login.tags),
    notifyTargetTags: login.notifyTargetTags,
    timestamp,
  })
  const isNumber = /^(0|[1-9]\d{0,18})$/.test(login.roomId)
  return `${json.slice(0, -1)},"roomid":${isNumber ? login.roomId : JSON.stringify(login.roomId)}}`
}
