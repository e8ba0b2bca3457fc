import { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import type { DraftForm } from './draft-form'
import { shownSource } from './provider-form'

/** What the login will miss, by the name of the message that says where to get it. */
export type AuthenticationGap =
  'staticToken' | 'worldAccount' | 'dynamicToken' | 'appSecret' | 'loginExtension'

/** What the embedded cloud has of the app that a draft names. */
export interface KnownToCloud {
  readonly hasApp: boolean
  readonly accountIds: readonly string[]
}

/**
 * What a form still lacks for its way of authentication (domain.md §3.1), null when nothing. It may be sent all the same:
 * being refused is what an operator may want to see.
 */
export function authenticationGap(form: DraftForm, cloud: KnownToCloud): AuthenticationGap | null {
  switch (form.authType) {
    case V2NIMLoginAuthType.DEFAULT:
      return form.anonymousMode ? null : staticTokenGap(form, cloud)
    case V2NIMLoginAuthType.DYNAMIC_TOKEN:
      return dynamicTokenGap(form, cloud)
    case V2NIMLoginAuthType.THIRD_PARTY: {
      const { loginExtensionProvider: provider } = form
      return shownSource(provider) === 'fixed' && provider.value === '' ? 'loginExtension' : null
    }
  }
}

function staticTokenGap(form: DraftForm, cloud: KnownToCloud): AuthenticationGap | null {
  if (form.staticTokenKind === 'fixed') return form.staticTokenValue === '' ? 'staticToken' : null
  return cloud.accountIds.includes(form.accountId) ? null : 'worldAccount'
}

function dynamicTokenGap({ tokenProvider }: DraftForm, cloud: KnownToCloud): AuthenticationGap | null {
  const source = shownSource(tokenProvider)
  if (source === 'fixed') return tokenProvider.value === '' ? 'dynamicToken' : null
  return source === 'generated' && tokenProvider.appSecretKind === 'world' && !cloud.hasApp
    ? 'appSecret'
    : null
}
