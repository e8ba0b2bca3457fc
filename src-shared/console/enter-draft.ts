import { z } from 'zod'
import { PROFILE_NAMES, QUIRK_NAMES } from '../chatroom/behaviour-names'
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

const locationSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  z: z.number(),
  /** How far away the messages may be from that this user wants to get. */
  distance: z.number(),
})
/** Where somebody is in a room with places. */
export type LocationDraft = z.infer<typeof locationSchema>

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
  /** What the own client holds to where guide and vendor differ, and the vendor's defects it shows (docs/client.md). */
  profile: z.enum(PROFILE_NAMES),
  vendorQuirks: z.array(z.enum(QUIRK_NAMES)).max(QUIRK_NAMES.length),
  /** Takes the place of the profile's switch of this name: so many reconnects, then it leaves; null never gives up. */
  reconnectLimit: z.number().int().min(1).max(10_000).nullable(),
  /** One device for all instances that say so, in place of one each (domain.md §2.5). */
  isFixedDeviceId: z.boolean(),
  /** The app's own number for its platform; null leaves it out. */
  customClientType: z.number().nullable(),
  /** The login introduces itself as a native SDK. */
  loginSDKTypeParamCompat: z.boolean(),
  authType: z.literal(authTypes),
  staticToken: secretSource,
  tokenProvider: tokenProviderSchema,
  loginExtensionProvider: loginExtensionProviderSchema,
  /** A static or dynamic login asks the extension provider as well; a third-party one always does (domain.md §2.2). */
  sendsLoginExtension: z.boolean(),
  /** The token that a third-party login may have besides its extension (domain.md §2.2); null sends none. */
  thirdPartyTokenProvider: tokenProviderSchema.nullable(),
  linkProvider: linkProviderSchema,
  timeoutSeconds: z.number().min(0).max(3600),
  roomNick: text(4096),
  roomAvatar: text(4096),
  serverExtension: text(65_536),
  notificationExtension: text(65_536),
  /** An empty list sends none. */
  tags: z.array(text(4096)).max(100),
  /** A tag expression: who hears of this user's coming and going; empty sends none (domain.md §2.4). */
  notifyTargetTags: text(4096),
  /** Null sends none. */
  location: locationSchema.nullable(),
  /** Which rules of the content review apply; empty sends none. */
  antispamBusinessId: text(4096),
})
export type EnterDraft = z.infer<typeof enterDraftSchema>
