import { z } from 'zod'
import { V2NIMLoginAuthType, V2NIMLoginClientType } from '../chatroom/enums'

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

const tokenProvider = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('generated'),
    ttlSeconds: z.number().int().min(0).max(315_360_000),
    clockOffsetSeconds: z.number().int().min(-315_360_000).max(315_360_000),
  }),
  z.strictObject({ kind: z.literal('fixed'), value: text(4096) }),
])
export type TokenProviderDraft = z.infer<typeof tokenProvider>

const linkProvider = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }),
  z.strictObject({
    kind: z.literal('fixed'),
    addresses: z.array(text(255).min(1)).min(1).max(32),
    tls: z.boolean(),
  }),
])
export type LinkProviderDraft = z.infer<typeof linkProvider>

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
  authType: z.literal(authTypes),
  staticToken: secretSource,
  tokenProvider,
  loginExtension: text(65_536),
  linkProvider,
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
    authType: V2NIMLoginAuthType.DEFAULT,
    staticToken: { kind: 'world' },
    tokenProvider: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 },
    loginExtension: '',
    linkProvider: { kind: 'embedded' },
    timeoutSeconds: 60,
    roomNick: '',
    roomAvatar: '',
    serverExtension: '',
    notificationExtension: '',
    ...overrides,
  }
}
