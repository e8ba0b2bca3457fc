import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import { usesField, type EnterDraft, type LocationDraft } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { V2NIMChatroomEnterParams } from '../client'
import type { AppSecrets } from '../cloud'
import {
  makeLinkProvider,
  makeLoginExtensionProvider,
  makeTokenProvider,
  type ProviderSources,
  type RunScript,
} from '../provider-kinds'
import { ConsoleError } from './console-error'

/** Where a draft's "from the embedded cloud" is taken from. */
export interface DraftSources {
  readonly clock: Clock
  /** Random text, another one at each call. */
  makeNonce(): string
  linkAddresses(subject: {
    readonly appkey: string
    readonly roomId: string
    readonly accountId: string
  }): readonly string[]
  secretsOf(appkey: string): AppSecrets | null
  /** Where scripts of providers run; on this thread when it is left out. */
  readonly runScript?: RunScript | undefined
}

/**
 * Turns what the operator composed into the parameters of `enter`. Empty optional texts are left out, as the vendor's
 * API refuses an empty extension (domain.md §2.1).
 * @throws ConsoleError naming the field when the embedded cloud does not have what the draft takes from it.
 */
export function toEnterParams(draft: EnterDraft, sources: DraftSources): V2NIMChatroomEnterParams {
  return {
    anonymousMode: draft.anonymousMode,
    timeout: draft.timeoutSeconds,
    linkProvider: makeLinkProvider(
      draft.linkProvider,
      draft,
      providerSources(draft, 'linkProvider', sources),
    ),
    ...withoutEmpty({
      accountId: draft.accountId,
      roomNick: draft.roomNick,
      roomAvatar: draft.roomAvatar,
      serverExtension: draft.serverExtension,
      notificationExtension: draft.notificationExtension,
    }),
    ...tagsAndPlace(draft),
    ...authentication(draft, sources),
  }
}

function tagsAndPlace({
  tags,
  notifyTargetTags,
  location,
  antispamBusinessId,
}: EnterDraft): Pick<V2NIMChatroomEnterParams, 'tagConfig' | 'locationConfig' | 'antispamConfig'> {
  const tagConfig = { ...(tags.length === 0 ? {} : { tags }), ...withoutEmpty({ notifyTargetTags }) }
  return {
    ...(Object.keys(tagConfig).length === 0 ? {} : { tagConfig }),
    ...(location === null ? {} : { locationConfig: locationConfig(location) }),
    ...(antispamBusinessId === '' ? {} : { antispamConfig: { antispamBusinessId } }),
  }
}

function locationConfig({ distance, ...locationInfo }: LocationDraft) {
  return { locationInfo, distance }
}

function authentication(
  draft: EnterDraft,
  sources: DraftSources,
): Pick<V2NIMChatroomEnterParams, 'token' | 'loginOption'> {
  switch (draft.authType) {
    case V2NIMLoginAuthType.DEFAULT: {
      const token = draft.anonymousMode ? {} : { token: staticToken(draft, sources) }
      if (!draft.sendsLoginExtension) return token
      return { ...token, loginOption: { authType: draft.authType, ...loginExtension(draft, sources) } }
    }
    case V2NIMLoginAuthType.DYNAMIC_TOKEN: {
      const forToken = providerSources(draft, 'tokenProvider', sources)
      const tokenProvider = makeTokenProvider(draft.tokenProvider, forToken)
      return {
        loginOption: { authType: draft.authType, tokenProvider, ...loginExtension(draft, sources) },
      }
    }
    case V2NIMLoginAuthType.THIRD_PARTY:
      return {
        loginOption: {
          authType: draft.authType,
          ...loginExtension(draft, sources),
          ...thirdPartyToken(draft, sources),
        },
      }
  }
}

function loginExtension(
  draft: EnterDraft,
  sources: DraftSources,
): Pick<NonNullable<V2NIMChatroomEnterParams['loginOption']>, 'loginExtensionProvider'> {
  if (!usesField(draft, 'loginExtensionProvider')) return {}
  const forExtension = providerSources(draft, 'loginExtensionProvider', sources)
  return { loginExtensionProvider: makeLoginExtensionProvider(draft.loginExtensionProvider, forExtension) }
}

function thirdPartyToken(
  draft: EnterDraft,
  sources: DraftSources,
): Pick<NonNullable<V2NIMChatroomEnterParams['loginOption']>, 'tokenProvider'> {
  if (draft.thirdPartyTokenProvider === null) return {}
  const forToken = providerSources(draft, 'thirdPartyTokenProvider', sources)
  return { tokenProvider: makeTokenProvider(draft.thirdPartyTokenProvider, forToken) }
}

function staticToken(draft: EnterDraft, sources: DraftSources): string {
  if (draft.staticToken.kind === 'fixed') return draft.staticToken.value
  const token = sources.secretsOf(draft.appkey)?.staticTokenOf(draft.accountId) ?? null
  if (token !== null) return token
  throw notInCloud(
    'staticToken',
    `The embedded cloud has no account "${draft.accountId}" in app ${draft.appkey}; type a token, or pick an account of the cloud.`,
  )
}

/** What a provider takes from around it; a secret that the embedded cloud lacks is blamed on the provider's field. */
function providerSources(
  { appkey }: EnterDraft,
  field: 'tokenProvider' | 'loginExtensionProvider' | 'thirdPartyTokenProvider' | 'linkProvider',
  sources: DraftSources,
): ProviderSources {
  return {
    clock: sources.clock,
    runScript: sources.runScript,
    makeNonce: () => sources.makeNonce(),
    linkAddresses: (subject) => sources.linkAddresses(subject),
    worldAppSecret() {
      const secrets = sources.secretsOf(appkey)
      if (secrets !== null) return secrets.appSecret
      throw notInCloud(
        field,
        `The embedded cloud has no app ${appkey}, so it has no app secret to sign with; type one, or choose another kind of provider.`,
      )
    },
  }
}

function notInCloud(field: string, message: string): ConsoleError {
  return new ConsoleError({ code: 'invalidInput', message, field, chatroomCode: null })
}

function withoutEmpty<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries<string>(fields).filter(([, value]) => value !== '')) as Partial<
    Record<K, string>
  >
}
