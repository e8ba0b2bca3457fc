import { TERMINAL_CODES } from '../protocol'
import { QUIRK_NAMES, type ProfileName, type QuirkName } from './behaviour-names'

/**
 * What the login guide says and what the vendor's web SDK does differ in places (domain.md §1.5, §1.7, §2, §9.18).
 * Each difference is one switch; a profile is a set of them. docs/client.md describes every switch.
 */
export interface ClientProfile {
  /** Argument order of `linkProvider`: the guide says room first, the shipped SDK passes the account first. */
  readonly linkArguments: 'roomFirst' | 'accountFirst'
  /**
   * Arguments of the token and the extension provider: app key, room and account, as the guide's Web part and the web SDK
   * have them, or room and account, as native SDKs have them.
   */
  readonly secretArguments: 'appkeyFirst' | 'roomFirst'
  /** When token and extension are asked for: the guide says on the open connection, the web SDK before it. */
  readonly providerTiming: 'afterConnect' | 'beforeConnect'
  /** A token or extension that is no text: the guide ends the login, the web SDK sends it as text. */
  readonly providerResults: 'textOnly' | 'anything'
  /** An extension provider that has nothing, with an authType other than 2: an empty text is sent, or no field. */
  readonly missingExtension: 'emptyText' | 'leftOut'
  /** Which of the two callbacks of a kick comes first. */
  readonly kickedOrder: 'kickedFirst' | 'exitedFirst'
  /**
   * Bounds one attempt from its connection to the login answer, instead of the 8 s steps; a silent attempt is followed
   * by another until the enter timeout. Null: the 8 s steps bound it.
   */
  readonly attemptTimeoutMs: number | null
  /**
   * Reconnects after which a client that lost its link leaves for good, at least 1; null: it never gives up. A login
   * begins the count anew. Older iOS SDKs were seen to stop after 20 (domain.md §1.7).
   */
  readonly reconnectLimit: number | null
  /** Unit of the parameter `timeout`. */
  readonly timeoutUnit: 'seconds' | 'milliseconds'
  /** Lengths of extensions and tags: refused with 191004 by the client, or left to the cloud. */
  readonly lengths: 'checked' | 'unchecked'
  /** An empty optional text: the web SDK refuses some of them with 191004, `omitted` treats it as not given. */
  readonly emptyTexts: 'omitted' | 'refused'
  /** A list as `tagConfig`: 191004, or taken as one that says nothing. */
  readonly tagConfigList: 'refused' | 'ignored'
  /** `enableLbs` and `loginOption.routeConfig`, which only native SDKs know: checked, or not looked at. */
  readonly nativeParams: 'checked' | 'ignored'
  /** `digits` refuses a room id that is no number with 191004. */
  readonly roomIdFormat: 'digits' | 'anyText'
  /** What enter() is told when the cloud answers 113404. */
  readonly missingRoom: 'invalidParameter' | 'roomNotExist'
  /** Whether authType 2 asks for a `loginExtensionProvider`. */
  readonly thirdPartyExtension: 'required' | 'optional'
  /** sendMessage() of an anonymous login: refused here with 114303, or sent and refused by the cloud. */
  readonly anonymousSending: 'refusedLocally' | 'leftToCloud'
  /** Random part of an anonymous account: a UUID with dashes, or 32 hex characters. */
  readonly anonymousAccount: 'dashedUuid' | 'hex'
  /** Whether all clients of an app key share one generated account. */
  readonly anonymousReuse: 'appWide' | 'never'
  /** Codes that end a login at once (domain.md §1.6). */
  readonly terminalCodes: ReadonlySet<number>
}

const INVALID_PARAMETER = 191004

/** The switches of each profile. */
export const PROFILES: Readonly<Record<ProfileName, ClientProfile>> = {
  guide: {
    linkArguments: 'roomFirst',
    secretArguments: 'appkeyFirst',
    providerTiming: 'afterConnect',
    providerResults: 'textOnly',
    missingExtension: 'emptyText',
    kickedOrder: 'kickedFirst',
    attemptTimeoutMs: 45_000,
    reconnectLimit: null,
    timeoutUnit: 'seconds',
    lengths: 'checked',
    emptyTexts: 'omitted',
    tagConfigList: 'refused',
    nativeParams: 'checked',
    roomIdFormat: 'digits',
    missingRoom: 'invalidParameter',
    thirdPartyExtension: 'required',
    anonymousSending: 'refusedLocally',
    anonymousAccount: 'dashedUuid',
    anonymousReuse: 'appWide',
    terminalCodes: new Set([...TERMINAL_CODES, INVALID_PARAMETER]),
  },
  'web-10.8.1': {
    linkArguments: 'accountFirst',
    secretArguments: 'appkeyFirst',
    providerTiming: 'beforeConnect',
    providerResults: 'anything',
    missingExtension: 'leftOut',
    kickedOrder: 'exitedFirst',
    attemptTimeoutMs: null,
    reconnectLimit: null,
    timeoutUnit: 'seconds',
    lengths: 'unchecked',
    emptyTexts: 'refused',
    tagConfigList: 'ignored',
    nativeParams: 'ignored',
    roomIdFormat: 'anyText',
    missingRoom: 'roomNotExist',
    thirdPartyExtension: 'optional',
    anonymousSending: 'leftToCloud',
    anonymousAccount: 'hex',
    anonymousReuse: 'never',
    terminalCodes: TERMINAL_CODES,
  },
}

/** Which defects of the vendor's SDK a client has; each is described at its name. */
export type VendorQuirks = Readonly<Record<QuirkName, boolean>>

/** Correct behaviour: no quirk. */
export const NO_QUIRKS: VendorQuirks = everyQuirk(false)

/** Every quirk at once: the client behaves as the vendor's SDK does. */
export const ALL_QUIRKS: VendorQuirks = everyQuirk(true)

/** How one client behaves. */
export interface BehaviourRules {
  readonly profile: ClientProfile
  readonly quirks: VendorQuirks
}

/** A profile's name, or single switches that replace those of the default profile. */
export type ProfileChoice = ProfileName | Partial<ClientProfile>

/** The rules of a client: profile `web-10.8.1` without quirks unless told otherwise. */
export function behaviourRules(
  profile: ProfileChoice = 'web-10.8.1',
  quirks: Partial<VendorQuirks> = {},
): BehaviourRules {
  return {
    profile: typeof profile === 'string' ? PROFILES[profile] : { ...PROFILES['web-10.8.1'], ...profile },
    quirks: { ...NO_QUIRKS, ...quirks },
  }
}

export const DEFAULT_RULES: BehaviourRules = behaviourRules()

function everyQuirk(isOn: boolean): VendorQuirks {
  return Object.fromEntries(QUIRK_NAMES.map((name) => [name, isOn])) as VendorQuirks
}
