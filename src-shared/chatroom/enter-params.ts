import { z } from 'zod'
import { V2NIMLoginAuthType } from './enums'

/**
 * V2NIMChatroomEnterParams as the client takes them (protocol notes §10). The vendor's rules: no maximum lengths,
 * unknown keys are ignored, null is a wrong value even where nothing has to be given.
 */

/** Returns `host:port` items. Called with the account first, as the shipped SDK does. */
export type LinkProvider = (accountId: string, roomId: string) => string[] | Promise<string[]>
/** Returns the token for a dynamic or third-party login. */
export type TokenProvider = (appkey: string, roomId: string, accountId: string) => string | Promise<string>
/** Returns the extension that the third-party callback receives. */
export type LoginExtensionProvider = TokenProvider

const functionOf = <F>() => z.custom<F>((value) => typeof value === 'function')
const nonEmptyText = z.string().min(1)
const authTypes = Object.values(V2NIMLoginAuthType) as [V2NIMLoginAuthType, ...V2NIMLoginAuthType[]]

/** Native SDKs alone: whether and where to this login is copied (domain.md §2.2). Recorded; no field carries it. */
const routeConfig = z.object({
  routeEnabled: z.boolean().optional(),
  routeEnvironment: z.string().optional(),
})

const loginOption = z.object({
  authType: z.literal(authTypes).optional(),
  tokenProvider: functionOf<TokenProvider>().optional(),
  loginExtensionProvider: functionOf<LoginExtensionProvider>().optional(),
  routeConfig: routeConfig.optional(),
})

const tagConfig = z.object({
  tags: z.array(z.string()).optional(),
  notifyTargetTags: z.string().optional(),
})

const locationConfig = z.object({
  locationInfo: z.object({ x: z.number(), y: z.number(), z: z.number() }),
  distance: z.number(),
})

const antispamConfig = z.object({ antispamBusinessId: nonEmptyText.optional() })

/** Seconds; the vendor takes numeric text as well. */
const timeoutSeconds = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number)

/** The shape alone; the rules between fields are in `checkEnterParams`. */
export const enterParamsSchema = z.object({
  accountId: nonEmptyText.optional(),
  token: nonEmptyText.optional(),
  roomNick: z.string().optional(),
  roomAvatar: z.string().optional(),
  anonymousMode: z.boolean().optional(),
  timeout: timeoutSeconds.optional(),
  loginOption: loginOption.optional(),
  linkProvider: functionOf<LinkProvider>(),
  /** Native SDKs alone, which then find the address themselves; here the link provider is asked all the same. */
  enableLbs: z.boolean().optional(),
  serverExtension: nonEmptyText.optional(),
  notificationExtension: nonEmptyText.optional(),
  tagConfig: tagConfig.optional(),
  locationConfig: locationConfig.optional(),
  antispamConfig: antispamConfig.optional(),
})

/** What a caller writes. */
export type V2NIMChatroomEnterParams = z.input<typeof enterParamsSchema>
/** What the check returns: a copy without unknown keys, the timeout a number. */
export type CheckedEnterParams = z.output<typeof enterParamsSchema>
