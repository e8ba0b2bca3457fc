import { V2NIMChatroomKickedReason as Reason } from '../../../src-shared/chatroom'
import type { WorldAccount } from '../../../src-shared/console/world'
import type { CloudApp } from '../cloud-app'
import type { Presence } from '../presence'
import type { RandomBytes } from '../random-bytes'
import type { Session } from '../session'
import { OPERATION_CODE as CODE, OperationRefused } from './operation-refused'

const TOKEN_SIZE_BYTES = 16
const SERVER_API = 'serverApi'

export interface NewAccount {
  readonly accountId: string
  /** Made up when not given. */
  readonly token?: string | undefined
  readonly nick?: string | undefined
  readonly avatar?: string | undefined
}

/** Which devices of an account a forced logout means. */
export type DeviceChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'listed' | 'allButListed'; readonly deviceIds: readonly string[] }

/** What the server API may do to accounts (domain.md §5.4). Each throws `OperationRefused`. */
export class AccountOperations {
  constructor(
    private readonly presence: Presence,
    private readonly randomBytes: RandomBytes,
  ) {}

  register(app: CloudApp, { accountId, token, nick = '', avatar = '' }: NewAccount): WorldAccount {
    if (app.accounts.has(accountId))
      throw new OperationRefused(CODE.accountExists, `The account "${accountId}" is registered already.`)
    return this.save(app, {
      accountId,
      token: token ?? this.makeToken(),
      nick,
      avatar,
      banned: false,
      robot: false,
    })
  }

  get(app: CloudApp, accountId: string): WorldAccount {
    const account = app.accounts.get(accountId)
    if (account === undefined)
      throw new OperationRefused(CODE.accountMissing, `The app has no account "${accountId}".`)
    return account
  }

  /** Changes what is given. Ends that are in rooms stay, also when the token changes. */
  update(
    app: CloudApp,
    accountId: string,
    change: { readonly [Key in 'token' | 'nick' | 'avatar']?: string | undefined },
  ): WorldAccount {
    const account = this.get(app, accountId)
    return this.save(app, {
      ...account,
      token: change.token ?? account.token,
      nick: change.nick ?? account.nick,
      avatar: change.avatar ?? account.avatar,
    })
  }

  refreshToken(app: CloudApp, accountId: string): WorldAccount {
    return this.save(app, { ...this.get(app, accountId), token: this.makeToken() })
  }

  /** A banned account cannot log in (102422); the ends that it has stay unless it is kicked, too. */
  setBanned(app: CloudApp, accountId: string, banned: boolean): WorldAccount {
    return this.save(app, { ...this.get(app, accountId), banned })
  }

  /**
   * Throws ends of an account out of all rooms, with reason -1: there is none of its own for this (domain.md §4.3).
   * @returns the devices that were thrown out, and those that were listed but are not there.
   */
  kick(
    app: CloudApp,
    accountId: string,
    { devices, extension }: { readonly devices: DeviceChoice; readonly extension: string | null },
  ): { readonly kicked: readonly string[]; readonly missing: readonly string[] } {
    this.get(app, accountId)
    const ends = [...app.rooms.values()].flatMap((room) => room.endsOf(accountId))
    const meant = ends.filter((end) => isMeant(end, devices))
    this.presence.displace(meant, { reason: Reason.UNKNOWN, extension, by: SERVER_API })
    const listed = devices.kind === 'listed' ? devices.deviceIds : []
    const kicked = [...new Set(meant.map((end) => end.deviceId))]
    return { kicked, missing: listed.filter((deviceId) => !kicked.includes(deviceId)) }
  }

  private save(app: CloudApp, account: WorldAccount): WorldAccount {
    app.accounts.set(account.accountId, account)
    return account
  }

  private makeToken(): string {
    return Buffer.from(this.randomBytes(TOKEN_SIZE_BYTES)).toString('hex')
  }
}

function isMeant({ deviceId }: Session, devices: DeviceChoice): boolean {
  switch (devices.kind) {
    case 'all':
      return true
    case 'listed':
      return devices.deviceIds.includes(deviceId)
    case 'allButListed':
      return !devices.deviceIds.includes(deviceId)
    default:
      return devices satisfies never
  }
}
