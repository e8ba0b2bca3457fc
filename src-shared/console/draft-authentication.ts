import { V2NIMLoginAuthType } from '../chatroom/enums'
import type { EnterDraft } from './enter-draft'
import type { JsonObject } from './record'

/** The fields of a draft that prove who somebody is; each way of authentication uses some. */
export const AUTHENTICATION_FIELDS = [
  'staticToken',
  'tokenProvider',
  'loginExtensionProvider',
  'thirdPartyTokenProvider',
] as const satisfies readonly (keyof EnterDraft)[]
export type AuthenticationField = (typeof AUTHENTICATION_FIELDS)[number]

/**
 * Whether a login with a draft looks at a field (domain.md §2.2, §3.1).
 * @param draft also a recorded one, which may lack what is newer than it.
 */
export function usesField(
  draft: Partial<Pick<EnterDraft, 'authType' | 'sendsLoginExtension'>> | JsonObject,
  field: AuthenticationField,
): boolean {
  const { authType, sendsLoginExtension } = draft
  switch (field) {
    case 'staticToken':
      return authType === V2NIMLoginAuthType.DEFAULT
    case 'tokenProvider':
      return authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
    case 'loginExtensionProvider':
      return authType === V2NIMLoginAuthType.THIRD_PARTY || sendsLoginExtension === true
    case 'thirdPartyTokenProvider':
      return authType === V2NIMLoginAuthType.THIRD_PARTY
  }
}
