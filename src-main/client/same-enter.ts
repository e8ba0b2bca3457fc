import { authTypeOf, type EnterRequest } from './providers'

/**
 * True when a second enter() asks for what is there already (protocol notes §9.3): room, authentication, account,
 * profile, tags and location. Token, extensions and providers do not count; an anonymous login without an account never
 * equals another.
 */
export function isSameEnter(first: EnterRequest, second: EnterRequest): boolean {
  return isNamed(first) && isNamed(second) && fingerprint(first) === fingerprint(second)
}

function isNamed({ params }: EnterRequest): boolean {
  return params.accountId !== undefined
}

function fingerprint(request: EnterRequest): string {
  const { roomId, accountId, params } = request
  const { roomNick = null, roomAvatar = null, tagConfig, locationConfig = null } = params
  const anonymous = params.anonymousMode === true
  const tags = tagConfig?.tags ?? []
  return JSON.stringify([
    roomId,
    accountId,
    anonymous,
    authTypeOf(params),
    roomNick,
    roomAvatar,
    tags,
    locationConfig,
  ])
}
