import { z } from 'zod'
import { V2NIMLoginAuthType, V2NIMLoginClientType } from '../chatroom/enums'
import { linkProviderSchema, loginExtensionProviderSchema, tokenProviderSchema } from './provider-draft'

/**
 * What the operator composes before an `enter`: plain data, so that it crosses IPC, is kept in presets and scenario
 * files, and becomes a V2NIMChatroomEnterParams only in the main process. All three ways of authentication keep
 * their own fields, so switching the auth type loses nothing that was typed.
 */

const text = (maxLength: number) => z.string().max(maxLength)

/** `world`: the main process takes the secret from the embedded cloud, and the window never sees it. */
const secretSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('world') }),
  z.strictObject({ kind: z.literal('fixed'), value: text(4096) }),
])
export type SecretSource = z.infer<typeof secretSource>

const clientTypes = Object.values(V2NIMLoginClientType) as [V2NIMLoginClientType, ...V2NIMLoginClientType[]]
const authTypes = Object.values(V2NIMLoginAuthType) as [V2NIMLoginAuthType, ...V2NIMLoginAuthType[]]

/**
 * Length limits on extensions are left to the cloud, which refuses with a code (domain.md §2.1): an operator must be
 * able to send what is wrong. Only what could never be meant is refused here.
 */
export const enterDraftSchema = z.strictObject({
  appkey: text(128).min(1),
  roomId: text(256),
  accountId: text(256),
  anonymousMode: z.boolean(),
  clientType: z.literal(clientTypes),
  transport: z.enum(['binary', 'text']),
  /** The product's own client, or the vendor's SDK where it is installed. */
  engine: z.enum(['own', 'vendor']),
  authType: z.literal(authTypes),
  staticToken: secretSource,
  tokenProvider: tokenProviderSchema,
  loginExtensionProvider: loginExtensionProviderSchema,
  linkProvider: linkProviderSchema,
  timeoutSeconds: z.number().min(0).max(3600),
  roomNick: text(4096),
  roomAvatar: text(4096),
  serverExtension: text(65_536),
  notificationExtension: text(65_536),
})
export type EnterDraft = z.infer<typeof enterDraftSchema>

/** A draft with the defaults of the login guide: static token, 60 s, embedded cloud (domain.md §2.1). */
export function defaultEnterDraft(overrides: Partial<EnterDraft> = {}): EnterDraft {
  return {
    appkey: '',
    roomId: '',
    accountId: '',
    anonymousMode: false,
    clientType: V2NIMLoginClientType.WEB,
    transport: 'binary',
    engine: 'own',
    authType: V2NIMLoginAuthType.DEFAULT,
    staticToken: { kind: 'world' },
    tokenProvider: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 },
    loginExtensionProvider: { kind: 'fixed', value: '' },
    linkProvider: { kind: 'embedded' },
    timeoutSeconds: 60,
    roomNick: '',
    roomAvatar: '',
    serverExtension: '',
    notificationExtension: '',
    ...overrides,
  }
}
