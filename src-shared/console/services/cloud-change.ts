import { z } from 'zod'
import { V2NIMChatroomKickedReason as Reason } from '../../chatroom'
import { faultSchema } from '../fault'
import { worldSchema } from '../world'

const MAX_ID_CHARACTERS = 128
const app = worldSchema.shape.apps.element.shape
const account = app.accounts.unwrap().element.shape
const room = app.rooms.unwrap().element

const inApp = { appkey: z.string().min(1).max(MAX_ID_CHARACTERS) }
const inRoom = { ...inApp, roomId: room.shape.roomId }
const onAccount = { ...inApp, accountId: account.accountId }
/** Roles that may be given and taken; the creator keeps its own. */
const ROOM_ROLES = ['manager', 'normal', 'guest'] as const
const onMember = { ...inRoom, accountId: account.accountId }

/** App settings that take a new world to change: every connection is closed, and clients come back by themselves. */
const reloadingSettings = z.strictObject({
  inOutNotification: z.boolean().optional(),
  appIdentifiers: app.appIdentifiers.unwrap().optional(),
  thirdPartyCallback: app.thirdPartyCallback.unwrap().optional(),
  copyUrl: app.copyUrl.unwrap().optional(),
})

/**
 * Everything that may be changed in the embedded cloud, as data: each change is answered with the one that takes it
 * back, so that undoing is one more change.
 */
export const cloudChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('setLoginPolicies'),
    ...inApp,
    loginPolicies: app.loginPolicies.unwrap(),
  }),
  z.strictObject({
    kind: z.literal('setMultiEndPolicy'),
    ...inApp,
    multiEndPolicy: app.multiEndPolicy.unwrap(),
  }),
  z.strictObject({ kind: z.literal('setAppSettings'), ...inApp, settings: reloadingSettings }),
  z.strictObject({
    kind: z.literal('createRoom'),
    ...inApp,
    creator: account.accountId,
    name: room.shape.name.unwrap(),
  }),
  z.strictObject({ kind: z.literal('deleteRoom'), ...inRoom }),
  z.strictObject({ kind: z.literal('restoreRoom'), ...inApp, room }),
  z.strictObject({ kind: z.literal('setRoomOpen'), ...inRoom, open: z.boolean() }),
  z.strictObject({ kind: z.literal('setRoomMuted'), ...inRoom, muted: z.boolean() }),
  z.strictObject({ kind: z.literal('setRole'), ...onMember, role: z.enum(ROOM_ROLES) }),
  z.strictObject({ kind: z.literal('setBlocked'), ...onMember, blocked: z.boolean() }),
  z.strictObject({ kind: z.literal('kick'), ...onMember, reason: z.enum(Reason) }),
  z.strictObject({ kind: z.literal('createAccount'), ...onAccount, nick: account.nick.unwrap() }),
  z.strictObject({ kind: z.literal('removeAccount'), ...onAccount }),
  z.strictObject({ kind: z.literal('refreshToken'), ...onAccount }),
  z.strictObject({ kind: z.literal('setBanned'), ...onAccount, banned: z.boolean() }),
  z.strictObject({ kind: z.literal('applyFault'), fault: faultSchema }),
  z.strictObject({ kind: z.literal('undoFault'), faultId: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('resetWorld') }),
  z.strictObject({ kind: z.literal('restoreWorld') }),
])

export type RoomRole = (typeof ROOM_ROLES)[number]
export type CloudChange = z.infer<typeof cloudChangeSchema>
export type CloudChangeKind = CloudChange['kind']
export type CloudChangeOf<Kind extends CloudChangeKind> = Extract<CloudChange, { readonly kind: Kind }>

/** What a change led to. */
export interface CloudChangeResult {
  /** Takes the change back; null for what cannot be taken back. */
  readonly undo: CloudChange | null
  /** The static token that was made; told this once. */
  readonly token: string | null
}
