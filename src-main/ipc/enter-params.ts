import { makeDynamicToken, V2NIMLoginAuthType } from '../../src-shared/chatroom'
import type { EnterDraft } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { V2NIMChatroomEnterParams } from '../client'
import type { AppSecrets } from '../cloud'
import { ConsoleError } from './console-error'

/** Where a draft's "from the embedded cloud" is taken from. */
export interface DraftSources {
  readonly clock: Clock
  linkAddresses(): readonly string[]
  secretsOf(appkey: string): AppSecrets | null
}

const MS_PER_SECOND = 1000

/**
 * Turns what the operator composed into the parameters of `enter`. Empty optional texts are left out, as the vendor's
 * API refuses an empty extension (domain.md §2.1).
 * @throws ConsoleError naming the field when the embedded cloud does not have what the draft takes from it.
 */
export function toEnterParams(draft: EnterDraft, sources: DraftSources): V2NIMChatroomEnterParams {
  const { linkProvider } = draft
  return {
    anonymousMode: draft.anonymousMode,
    timeout: draft.timeoutSeconds,
    linkProvider: () =>
      Promise.resolve([
        ...(linkProvider.kind === 'fixed' ? linkProvider.addresses : sources.linkAddresses()),
      ]),
    ...withoutEmpty({
      accountId: draft.accountId,
      roomNick: draft.roomNick,
      roomAvatar: draft.roomAvatar,
      serverExtension: draft.serverExtension,
      notificationExtension: draft.notificationExtension,
    }),
    ...authentication(draft, sources),
  }
}

function authentication(
  draft: EnterDraft,
  sources: DraftSources,
): Pick<V2NIMChatroomEnterParams, 'token' | 'loginOption'> {
  switch (draft.authType) {
    case V2NIMLoginAuthType.DEFAULT:
      return draft.anonymousMode ? {} : { token: staticToken(draft, sources) }
    case V2NIMLoginAuthType.DYNAMIC_TOKEN:
      return {
        loginOption: { authType: draft.authType, tokenProvider: dynamicTokenProvider(draft, sources) },
      }
    case V2NIMLoginAuthType.THIRD_PARTY:
      return {
        loginOption: {
          authType: draft.authType,
          loginExtensionProvider: () => Promise.resolve(draft.loginExtension),
        },
      }
  }
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

/** Makes a token at each call, as an app server does: a reconnect gets a fresh one. */
function dynamicTokenProvider(draft: EnterDraft, sources: DraftSources): () => Promise<string> {
  const { tokenProvider } = draft
  if (tokenProvider.kind === 'fixed') return () => Promise.resolve(tokenProvider.value)
  const secrets = sources.secretsOf(draft.appkey)
  if (secrets === null)
    throw notInCloud(
      'tokenProvider',
      `The embedded cloud has no app ${draft.appkey}, so no token can be generated for it; type a token.`,
    )
  return () =>
    Promise.resolve(
      makeDynamicToken({
        appkey: draft.appkey,
        appSecret: secrets.appSecret,
        accountId: draft.accountId,
        curTimeMs: sources.clock.wallMs() + tokenProvider.clockOffsetSeconds * MS_PER_SECOND,
        ttlSeconds: tokenProvider.ttlSeconds,
      }),
    )
}

function notInCloud(field: string, message: string): ConsoleError {
  return new ConsoleError({ code: 'invalidInput', message, field, chatroomCode: null })
}

function withoutEmpty<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries<string>(fields).filter(([, value]) => value !== '')) as Partial<
    Record<K, string>
  >
}
