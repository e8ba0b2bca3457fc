import { V2NIMLoginAuthType } from '../chatroom/enums'
import { usesField, type EnterDraft, type LinkProviderDraft } from '../console'
import { optionalFields, type OptionalField } from './optional-fields'

/** Where the generated code takes the link addresses from (domain.md §9.6). */
export type LinkSource =
  | { readonly kind: 'im' }
  | { readonly kind: 'appServer' }
  | { readonly kind: 'fixed'; readonly addresses: readonly string[] }

/** What a draft means for an app of one's own: every secret is a placeholder or comes from the app's server. */
export interface SdkLogin {
  readonly appkey: string
  readonly roomId: string
  /** Null leaves it to the SDK to make an anonymous one. */
  readonly accountId: string | null
  readonly anonymous: boolean
  readonly authType: V2NIMLoginAuthType
  /** A placeholder; null where no token stands in the parameters. */
  readonly staticToken: string | null
  readonly asksToken: boolean
  readonly asksLoginExtension: boolean
  /** The parameters have a `loginOption`; a static login that asks for nothing needs none. */
  readonly hasLoginOption: boolean
  /** A provider of the draft goes wrong on purpose; the generated one does not. */
  readonly leavesFaultOut: { readonly link: boolean; readonly login: boolean }
  readonly links: LinkSource
  readonly timeoutSeconds: number
  readonly optional: readonly OptionalField[]
  readonly customClientType: number | null
  readonly isFixedDeviceId: boolean
  readonly loginSDKTypeParamCompat: boolean
  readonly binary: boolean
}

/** @param imLoggedIn the app has an IM login on this client, so the SDK can look the addresses up itself. */
export function readSdkLogin(draft: EnterDraft, imLoggedIn: boolean): SdkLogin {
  const { authType, anonymousMode } = draft
  const accountId = draft.accountId === '' && !anonymousMode ? '<account id>' : draft.accountId
  const isThirdParty = authType === V2NIMLoginAuthType.THIRD_PARTY
  const asksToken =
    authType === V2NIMLoginAuthType.DYNAMIC_TOKEN || (isThirdParty && draft.thirdPartyTokenProvider !== null)
  const asksLoginExtension = usesField(draft, 'loginExtensionProvider')
  const isStatic = authType === V2NIMLoginAuthType.DEFAULT
  return {
    appkey: draft.appkey === '' ? '<app key>' : draft.appkey,
    roomId: draft.roomId === '' ? '<room id>' : draft.roomId,
    accountId: accountId === '' ? null : accountId,
    anonymous: anonymousMode,
    authType,
    staticToken: isStatic && !anonymousMode ? `<static token of ${accountId}>` : null,
    asksToken,
    asksLoginExtension,
    hasLoginOption: !isStatic || asksLoginExtension,
    leavesFaultOut: { link: draft.linkProvider.kind === 'fault', login: hasLoginFault(draft) },
    links: linkSource(draft.linkProvider, imLoggedIn),
    timeoutSeconds: draft.timeoutSeconds,
    optional: optionalFields(draft),
    customClientType: draft.customClientType,
    isFixedDeviceId: draft.isFixedDeviceId,
    loginSDKTypeParamCompat: draft.loginSDKTypeParamCompat,
    binary: draft.transport === 'binary',
  }
}

/** Does the app have to answer something, so that the code needs to know its server? */
export function asksAppServer({ links, asksToken, asksLoginExtension }: SdkLogin): boolean {
  return links.kind === 'appServer' || asksToken || asksLoginExtension
}

function linkSource(provider: LinkProviderDraft, imLoggedIn: boolean): LinkSource {
  if (imLoggedIn) return { kind: 'im' }
  if (provider.kind === 'fixed') return { kind: 'fixed', addresses: provider.addresses }
  return { kind: 'appServer' }
}

function hasLoginFault(draft: EnterDraft): boolean {
  const isFaulty = (provider: { readonly kind: string } | null): boolean => provider?.kind === 'fault'
  const providers = ['tokenProvider', 'loginExtensionProvider', 'thirdPartyTokenProvider'] as const
  return providers.some((name) => usesField(draft, name) && isFaulty(draft[name]))
}
