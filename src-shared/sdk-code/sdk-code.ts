import type { EnterDraft } from '../console'
import { writeAndroid } from './android'
import type { CodeAnnotation } from './code-annotation'
import type { CodeWriter } from './code-writer'
import { writeDesktop } from './desktop'
import { writeHarmony } from './harmony'
import { writeIos } from './ios'
import { readSdkLogin, type SdkLogin } from './sdk-login'
import { writeWeb } from './web'
import type { WebRuntime } from './web-request'

/** The platforms of the login guide (domain.md §9). */
export const SDK_PLATFORMS = ['android', 'ios', 'desktop', 'web', 'harmony'] as const
export type SdkPlatform = (typeof SDK_PLATFORMS)[number]

const LANGUAGES = {
  android: 'java',
  ios: 'objectivec',
  desktop: 'cpp',
  web: 'typescript',
  harmony: 'typescript',
} as const satisfies Record<SdkPlatform, string>
export type SdkLanguage = (typeof LANGUAGES)[SdkPlatform]

export interface SdkCodeOptions {
  /** The app has an IM login on this client, so the SDK can look the link address up itself. */
  readonly imLoggedIn: boolean
  /** What runs the code of the Web platform. */
  readonly webRuntime: WebRuntime
  /** The app's own server, which knows tokens, login extensions and addresses; an address without a slash at its end. */
  readonly appServerUrl: string
}

export interface SdkCode {
  readonly language: SdkLanguage
  readonly text: string
  readonly annotations: readonly CodeAnnotation[]
}

export const DEFAULT_SDK_CODE_OPTIONS: SdkCodeOptions = {
  imLoggedIn: false,
  webRuntime: 'browser',
  appServerUrl: 'https://app.example.com/chatroom',
}

/**
 * The calls that perform the login of a draft with the vendor's SDK, from the instance to its end, in the corrected
 * form of the login guide. No secret of the draft is in it.
 */
export function generateSdkCode(
  draft: EnterDraft,
  platform: SdkPlatform,
  options: SdkCodeOptions = DEFAULT_SDK_CODE_OPTIONS,
): SdkCode {
  // Harmony may leave the look-up of the address out (domain.md §9.17), so it has only the app's server.
  const imLoggedIn = options.imLoggedIn && platform !== 'harmony'
  const code = write(readSdkLogin(draft, imLoggedIn), platform, options)
  return { language: LANGUAGES[platform], ...code.finish() }
}

function write(
  login: SdkLogin,
  platform: SdkPlatform,
  { webRuntime, appServerUrl }: SdkCodeOptions,
): CodeWriter {
  switch (platform) {
    case 'android':
      return writeAndroid(login)
    case 'ios':
      return writeIos(login)
    case 'desktop':
      return writeDesktop(login)
    case 'web':
      return writeWeb(login, { runtime: webRuntime, appServerUrl })
    case 'harmony':
      return writeHarmony(login, appServerUrl)
  }
}
