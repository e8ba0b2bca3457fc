import type { CloudOverview } from '../../src-shared/console/console-service'
import type { LoginPolicy, WorldAccount, WorldApp } from '../../src-shared/console/world'
import { DailyUsers } from './dau/daily-users'
import type { MultiEndPolicy } from './multi-end'
import { Room, type Member } from './room'

/** One app of the world, alive: its settings may change while the cloud runs, its rooms fill and empty. */
export class CloudApp {
  readonly appkey: string
  readonly appSecret: string
  readonly profile: WorldApp['profile']
  readonly inOutNotification: boolean
  readonly appIdentifiers: WorldApp['appIdentifiers']
  readonly imEnabled: boolean
  readonly chatroomEnabled: boolean
  readonly blocked: boolean
  readonly authTypeRefusalCode: WorldApp['authTypeRefusalCode']
  readonly multiEndOverflow: WorldApp['multiEndOverflow']
  readonly strictSelfKick: boolean
  readonly antispamKeywords: readonly string[]
  readonly thirdPartyCallback: WorldApp['thirdPartyCallback']
  readonly copyUrl: WorldApp['copyUrl']
  readonly copies: WorldApp['copies']
  readonly roomsPerUser: number
  readonly dailyUsers: DailyUsers
  readonly accounts: Map<string, WorldAccount>
  readonly rooms: Map<string, Room>
  loginPolicies: readonly LoginPolicy[]
  /** Applies to later logins only; ends that are in a room stay (domain.md §4.1). */
  multiEndPolicy: MultiEndPolicy

  constructor(private readonly world: WorldApp) {
    this.appkey = world.appkey
    this.appSecret = world.appSecret
    this.profile = world.profile
    this.inOutNotification = world.inOutNotification
    this.appIdentifiers = world.appIdentifiers
    this.imEnabled = world.imEnabled
    this.chatroomEnabled = world.chatroomEnabled
    this.blocked = world.blocked
    this.authTypeRefusalCode = world.authTypeRefusalCode
    this.multiEndOverflow = world.multiEndOverflow
    this.strictSelfKick = world.strictSelfKick
    this.antispamKeywords = world.antispamKeywords
    this.thirdPartyCallback = world.thirdPartyCallback
    this.copyUrl = world.copyUrl
    this.copies = world.copies
    this.roomsPerUser = world.roomsPerUser
    this.dailyUsers = new DailyUsers(world.dau)
    this.accounts = new Map(world.accounts.map((account) => [account.accountId, account]))
    this.rooms = new Map(world.rooms.map((room) => [room.roomId, new Room(room)]))
    this.loginPolicies = world.loginPolicies
    this.multiEndPolicy = world.multiEndPolicy
  }

  /** The app for the console: no secrets in it. */
  describe(): CloudOverview['apps'][number] {
    return {
      appkey: this.appkey,
      loginPolicies: this.loginPolicies,
      multiEndPolicy: this.multiEndPolicy,
      inOutNotification: this.inOutNotification,
      accounts: [...this.accounts.values()].map(({ accountId, nick, banned }) => ({
        accountId,
        nick,
        banned,
      })),
      rooms: [...this.rooms.values()].map(({ roomId, name, creator, managers, valid }) => ({
        roomId,
        name,
        creator,
        managers: [...managers],
        valid,
      })),
    }
  }

  /** The app with its secrets, as a world file holds it. */
  toWorld(): WorldApp {
    return {
      ...this.world,
      loginPolicies: [...this.loginPolicies],
      multiEndPolicy: this.multiEndPolicy,
      dau: this.dailyUsers.toWorld(),
      accounts: [...this.accounts.values()],
      rooms: [...this.rooms.values()].map((room) => room.toWorld()),
    }
  }

  /** The fixed members of a room who are not in it now, as members without ends. */
  offlineFixedMembers(room: Room): readonly Member[] {
    return room.standing.fixedMembers
      .filter((accountId) => room.onlineMember(accountId) === undefined)
      .map((accountId) => this.offlineMember(room, accountId))
  }

  /** A fixed member of a room as it shows while it is not there. */
  offlineMember(room: Room, accountId: string): Member {
    const account = this.accounts.get(accountId)
    const saved = room.standing.savedProfileOf(accountId)
    return {
      accountId,
      role: room.roleOf(accountId),
      profile: {
        nick: saved?.nick ?? account?.nick ?? '',
        avatar: saved?.avatar ?? account?.avatar ?? '',
        serverExtension: saved?.serverExtension ?? '',
        tags: [],
        notifyTargetTags: '',
      },
      enteredAtMs: 0,
      updatedAtMs: 0,
      ends: [],
    }
  }
}
