import type { EnterDraft, LocationDraft, SecretSource } from '../../src-shared/console'
import {
  formFromProvider,
  shownSource,
  untouchedProvider,
  type ProviderForm,
  type ProviderName,
} from './provider-form'
import { toNumber } from './typed-number'

/**
 * The composer's fields as they are typed: numbers and lists are text, and the fields of every choice exist side by
 * side, so nothing typed is lost by being wrong or by choosing something else for a while.
 */
export interface DraftForm extends Readonly<Record<ProviderName, ProviderForm>> {
  appkey: string
  roomId: string
  accountId: string
  anonymousMode: boolean
  clientType: EnterDraft['clientType']
  transport: EnterDraft['transport']
  engine: EnterDraft['engine']
  profile: EnterDraft['profile']
  vendorQuirks: EnterDraft['vendorQuirks']
  reconnectLimit: string
  isFixedDeviceId: boolean
  customClientType: string
  loginSDKTypeParamCompat: boolean
  authType: EnterDraft['authType']
  staticTokenKind: SecretSource['kind']
  staticTokenValue: string
  /** Whether a login that is none of a third party also has an extension. */
  sendsLoginExtension: boolean
  /** Whether a third-party login also has a token. */
  thirdPartyToken: boolean
  timeoutSeconds: string
  roomNick: string
  roomAvatar: string
  serverExtension: string
  notificationExtension: string
  tags: EnterDraft['tags']
  notifyTargetTags: string
  /** All four of a location are typed, or none. */
  locationX: string
  locationY: string
  locationZ: string
  locationDistance: string
  antispamBusinessId: string
}

export type DraftField = Exclude<keyof DraftForm, ProviderName> | `${ProviderName}.${keyof ProviderForm}`
/** What is wrong with a field, by the name of its message. */
export type DraftProblem =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'notWhole'
  | 'outOfRange'
  | 'allOrNone'
  | 'noAddress'
  | 'noPath'
  | 'noHeader'
  | 'noOrigin'
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>
export type ProviderProblems = Partial<Record<keyof ProviderForm, DraftProblem>>

/** What a provider that the draft does not have begins with. */
const NO_TOKEN = { kind: 'fixed', value: '' } as const

/** The fields that show a draft; what it says nothing about stays as in `base`. */
export function formFromDraft(draft: EnterDraft, base?: DraftForm): DraftForm {
  const { staticToken, reconnectLimit, customClientType, timeoutSeconds, ...others } = draft
  const { thirdPartyTokenProvider, location, ...same } = others
  const providerOf = (name: ProviderName) =>
    formFromProvider(draft[name] ?? NO_TOKEN, base?.[name] ?? untouchedProvider(name))
  return {
    ...same,
    staticTokenKind: staticToken.kind,
    staticTokenValue: staticToken.kind === 'fixed' ? staticToken.value : (base?.staticTokenValue ?? ''),
    tokenProvider: providerOf('tokenProvider'),
    loginExtensionProvider: providerOf('loginExtensionProvider'),
    thirdPartyToken: thirdPartyTokenProvider !== null,
    thirdPartyTokenProvider:
      thirdPartyTokenProvider === null && base !== undefined
        ? base.thirdPartyTokenProvider
        : providerOf('thirdPartyTokenProvider'),
    linkProvider: providerOf('linkProvider'),
    reconnectLimit: textOfNumber(reconnectLimit),
    customClientType: textOfNumber(customClientType),
    timeoutSeconds: String(timeoutSeconds),
    ...fieldsOfLocation(location),
  }
}

/** What is wrong with the fields of one provider. */
export function providerProblems(problems: DraftProblems, name: ProviderName): ProviderProblems {
  const own = Object.entries(problems).filter(([field]) => field.startsWith(`${name}.`))
  return Object.fromEntries(own.map(([field, problem]) => [field.slice(name.length + 1), problem]))
}

/** A generated dynamic token is worth nothing when its life is over before it arrives (domain.md §3.2). */
export function isExpiredOnArrival(provider: ProviderForm): boolean {
  const lifeSeconds = toNumber(provider.ttlSeconds) + toNumber(provider.clockOffsetSeconds)
  return shownSource(provider) === 'generated' && lifeSeconds <= 0
}

/** A number that may be left out is shown as an empty field. */
function textOfNumber(value: number | null): string {
  return value === null ? '' : String(value)
}

/** By the name in the draft. */
export const LOCATION_FIELDS = {
  x: 'locationX',
  y: 'locationY',
  z: 'locationZ',
  distance: 'locationDistance',
} as const satisfies Readonly<Record<keyof LocationDraft, keyof DraftForm>>

type LocationFields = Pick<DraftForm, (typeof LOCATION_FIELDS)[keyof LocationDraft]>

function fieldsOfLocation(location: LocationDraft | null): LocationFields {
  const typed = (name: keyof LocationDraft) => (location === null ? '' : String(location[name]))
  return {
    locationX: typed('x'),
    locationY: typed('y'),
    locationZ: typed('z'),
    locationDistance: typed('distance'),
  }
}
