import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import type {
  CloudChange,
  CloudChangeKind,
  CloudChangeOf,
  CloudChangeResult,
  RoomRole,
  WorldRoom,
} from '../../src-shared/console'
import { CloudOperationError, type EmbeddedCloud } from '../cloud'
import type { CloudApi } from './cloud-api'
import type { CloudWorld } from './cloud-world'
import { ConsoleError } from './console-error'

/** What changes are made with. */
export interface ChangeGround {
  readonly cloud: EmbeddedCloud
  readonly api: CloudApi
  readonly world: CloudWorld
}

type Change<Kind extends CloudChangeKind> = (
  ground: ChangeGround,
  change: CloudChangeOf<Kind>,
) => Promise<CloudChangeResult>

const ROLES: Readonly<Record<RoomRole, Role>> = {
  manager: Role.MANAGER,
  normal: Role.NORMAL,
  guest: Role.NORMAL_GUEST,
}

/** How each change is made. What takes it back is found before anything changes. */
const CHANGES: { readonly [Kind in CloudChangeKind]: Change<Kind> } = {
  async setLoginPolicies({ cloud, world }, { kind, appkey, loginPolicies }) {
    const undo = { kind, appkey, loginPolicies: world.appOf(appkey).loginPolicies }
    cloud.operations.setLoginPolicies(appkey, loginPolicies)
    return undoneBy(undo)
  },
  async setMultiEndPolicy({ cloud, world }, { kind, appkey, multiEndPolicy }) {
    const undo = { kind, appkey, multiEndPolicy: world.appOf(appkey).multiEndPolicy }
    cloud.operations.setMultiEndPolicy(appkey, multiEndPolicy)
    return undoneBy(undo)
  },
  async setAppSettings({ world }, { kind, appkey, settings }) {
    const { inOutNotification, appIdentifiers, thirdPartyCallback, copyUrl } = world.appOf(appkey)
    const before = { inOutNotification, appIdentifiers, thirdPartyCallback, copyUrl }
    const touched = Object.entries(before).filter(([name]) => Object.hasOwn(settings, name))
    await world.changeApp(appkey, (app) => Object.assign({}, app, settings))
    return undoneBy({ kind, appkey, settings: Object.fromEntries(touched) })
  },
  async createRoom({ api }, { appkey, creator, name }) {
    const body = { creator, room_name: name }
    const room = await api.call<{ room_id: number | string }>({
      appkey,
      method: 'POST',
      path: 'chatrooms',
      body,
    })
    return undoneBy({ kind: 'deleteRoom', appkey, roomId: String(room.room_id) })
  },
  async deleteRoom({ world }, { appkey, roomId }) {
    const room = world.roomOf(appkey, roomId)
    await world.changeApp(appkey, (app) => ({
      ...app,
      rooms: app.rooms.filter((other) => other.roomId !== roomId),
    }))
    return undoneBy({ kind: 'restoreRoom', appkey, room })
  },
  async restoreRoom({ world }, { appkey, room }) {
    await world.changeApp(appkey, (app) => ({ ...app, rooms: [...app.rooms, room] }))
    return undoneBy({ kind: 'deleteRoom', appkey, roomId: room.roomId })
  },
  async setRoomOpen({ cloud, world }, { kind, appkey, roomId, open }) {
    const undo = { kind, appkey, roomId, open: world.roomOf(appkey, roomId).valid }
    cloud.operations.setRoomValid(appkey, roomId, open)
    return undoneBy(undo)
  },
  async setRoomMuted({ api, world }, { kind, appkey, roomId, muted }) {
    const undo = { kind, appkey, roomId, muted: world.roomOf(appkey, roomId).chatBanned }
    const path = `chatrooms/${roomId}/actions/chat_banned`
    await api.call({ appkey, method: 'PATCH', path, body: { chat_banned: muted } })
    return undoneBy(undo)
  },
  async setRole({ api, world }, { kind, appkey, roomId, accountId, role }) {
    const room = world.roomOf(appkey, roomId)
    const body = { ...inNameOfCreator(room), member_role: ROLES[role] }
    const undo = { kind, appkey, roomId, accountId, role: roleOf(room, accountId) }
    await api.call({ appkey, method: 'POST', path: memberPath(accountId), body })
    return undoneBy(undo)
  },
  async setBlocked({ api, world }, { kind, appkey, roomId, accountId, blocked }) {
    const room = world.roomOf(appkey, roomId)
    const undo = { kind, appkey, roomId, accountId, blocked: room.blocked.includes(accountId) }
    const path = `${memberPath(accountId)}/actions/blocked`
    await api.call({ appkey, method: 'PATCH', path, body: { ...inNameOfCreator(room), blocked } })
    return undoneBy(undo)
  },
  async kick({ cloud }, { appkey, roomId, accountId, reason }) {
    cloud.operations.kickAccount({ appkey, roomId, accountId, reason })
    return undoneBy(null)
  },
  async createAccount({ api }, { appkey, accountId, nick }) {
    const body = { account_id: accountId, user_information: { name: nick } }
    const { token } = await api.call<{ token: string }>({ appkey, method: 'POST', path: 'accounts', body })
    return { undo: { kind: 'removeAccount', appkey, accountId }, token }
  },
  async removeAccount({ world }, { appkey, accountId }) {
    await world.changeApp(appkey, (app) => ({
      ...app,
      accounts: app.accounts.filter((account) => account.accountId !== accountId),
    }))
    return undoneBy(null)
  },
  async refreshToken({ api }, { appkey, accountId }) {
    const path = `${accountPath(accountId)}/actions/refresh_token`
    const { token } = await api.call<{ token: string }>({ appkey, method: 'PATCH', path, body: {} })
    return { undo: null, token }
  },
  async setBanned({ api, world }, { kind, appkey, accountId, banned }) {
    const account = world.appOf(appkey).accounts.find((known) => known.accountId === accountId)
    const undo = { kind, appkey, accountId, banned: account?.banned ?? false }
    const path = `${accountPath(accountId)}/actions/disable`
    await api.call({ appkey, method: 'PATCH', path, body: { enabled: !banned } })
    return undoneBy(undo)
  },
  async applyFault({ cloud }, { fault }) {
    return undoneBy({ kind: 'undoFault', faultId: cloud.faults.apply(fault) })
  },
  async undoFault({ cloud }, { faultId }) {
    const applied = cloud.faults.list().find(({ id }) => id === faultId)
    if (applied === undefined || !cloud.faults.undo(faultId))
      throw ConsoleError.invalidInput(
        'faultId',
        `no fault ${faultId} is applied; it may have been undone already`,
      )
    return undoneBy({ kind: 'applyFault', fault: applied.fault })
  },
  async resetWorld({ world }) {
    await world.reset()
    return undoneBy({ kind: 'restoreWorld' })
  },
  async restoreWorld({ world }) {
    await world.restore()
    return undoneBy({ kind: 'restoreWorld' })
  },
}

/**
 * Makes a change in the embedded cloud.
 * @throws ConsoleError when the cloud refuses; nothing has changed then.
 */
export async function makeCloudChange(ground: ChangeGround, change: CloudChange): Promise<CloudChangeResult> {
  const make = CHANGES[change.kind] as Change<CloudChangeKind>
  try {
    return await make(ground, change)
  } catch (error) {
    if (!(error instanceof CloudOperationError)) throw error
    throw new ConsoleError({ code: 'invalidInput', message: error.message, field: null, chatroomCode: null })
  }
}

function undoneBy(undo: CloudChange | null): CloudChangeResult {
  return { undo, token: null }
}

function roleOf(room: WorldRoom, accountId: string): RoomRole {
  if (room.managers.includes(accountId)) return 'manager'
  return room.members.includes(accountId) ? 'normal' : 'guest'
}

function inNameOfCreator({ roomId, creator }: WorldRoom): { room_id: string; operator_account_id: string } {
  return { room_id: roomId, operator_account_id: creator }
}

const memberPath = (accountId: string): string => `room_members/${encodeURIComponent(accountId)}`
const accountPath = (accountId: string): string => `accounts/${encodeURIComponent(accountId)}`
