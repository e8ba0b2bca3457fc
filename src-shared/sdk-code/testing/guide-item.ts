import type { SdkPlatform } from '..'
import type { LoginCase } from './cases'

/** Where a statement of the login guide is to be seen: a login, where its link address comes from, and the code. */
export interface GuideItem {
  readonly id: string
  readonly platforms: readonly SdkPlatform[]
  readonly login: LoginCase
  readonly im?: true
  readonly shows: readonly RegExp[]
  readonly lacks?: readonly RegExp[]
}

/** A login with the static token. */
export const on = (...platforms: SdkPlatform[]) => ({ platforms, login: 'static' as const })
export const dynamic = (...platforms: SdkPlatform[]) => ({ platforms, login: 'dynamic' as const })
export const thirdParty = (...platforms: SdkPlatform[]) => ({ platforms, login: 'thirdParty' as const })
const EVENT_NAMES = ['Status', 'Entered', 'Exited', 'Kicked']
/** A pattern for each of the four callbacks of the client listener. */
export const forEvents = (pattern: (event: string) => RegExp) =>
  EVENT_NAMES.map((name) => pattern(`onChatroom${name}`))
