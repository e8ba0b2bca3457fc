import type { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import type { LoginPolicy } from '../../src-shared/console/world'
import type { CloudApp } from './cloud-app'
import type { MultiEndPolicy } from './multi-end'
import type { Moderation } from './moderation'
import { AccountOperations } from './operations/account-operations'
import type { AutoClose } from './operations/auto-close'
import { MemberOperations } from './operations/member-operations'
import { creatorOf, RoomOperations } from './operations/room-operations'
import type { Presence } from './presence'
import type { RandomBytes } from './random-bytes'
import type { Room } from './room'

/** An operation that cannot be carried out; the message says what to change. */
export class CloudOperationError extends Error {
  constructor(
    readonly code: 'unknownApp' | 'unknownRoom' | 'memberNotOnline' | 'invalidInput',
    message: string,
  ) {
    super(message)
    this.name = 'CloudOperationError'
  }
}

export interface AccountKick {
  readonly appkey: string
  readonly roomId: string
  readonly accountId: string
  readonly reason: Reason
  /** Reaches the kicked ends as `serverExtension`. */
  readonly extension?: string
}

const CONSOLE = 'console'

/** What the operations of one cloud work with. */
export interface OperationsGround {
  readonly apps: ReadonlyMap<string, CloudApp>
  readonly presence: Presence
  readonly moderation: Moderation
  readonly autoClose: AutoClose
  readonly randomBytes: RandomBytes
}

/** What an operator may change while the cloud runs. */
export class CloudOperations {
  readonly accounts: AccountOperations
  readonly rooms: RoomOperations
  readonly members: MemberOperations
  private readonly apps: ReadonlyMap<string, CloudApp>
  private readonly presence: Presence

  constructor({ apps, presence, moderation, autoClose, randomBytes }: OperationsGround) {
    this.apps = apps
    this.presence = presence
    this.accounts = new AccountOperations(presence, randomBytes)
    this.rooms = new RoomOperations(presence, moderation, autoClose)
    this.members = new MemberOperations(this.rooms, moderation, presence)
  }

  /** @throws CloudOperationError when the app is unknown or no policy is left. */
  setLoginPolicies(appkey: string, policies: readonly LoginPolicy[]): void {
    if (policies.length === 0)
      throw new CloudOperationError('invalidInput', 'An app needs at least one login policy.')
    this.app(appkey).loginPolicies = [...new Set(policies)]
  }

  /** Applies to later logins; ends that are in a room stay. @throws CloudOperationError */
  setMultiEndPolicy(appkey: string, policy: MultiEndPolicy): void {
    this.app(appkey).multiEndPolicy = policy
  }

  /** Opens a room, or closes it and throws everybody out with reason 1 (domain.md §4.3). @throws CloudOperationError */
  setRoomValid(appkey: string, roomId: string, valid: boolean): void {
    this.rooms.applyValid(this.room(appkey, roomId), valid, CONSOLE)
  }

  /**
   * Throws all ends of an account out of a room, in the name of the room's creator.
   * @returns how many ends were thrown out.
   * @throws CloudOperationError when app, room or member are not there.
   */
  kickAccount(kick: AccountKick): number {
    const room = this.room(kick.appkey, kick.roomId)
    const ends = room.endsOf(kick.accountId)
    if (ends.length === 0)
      throw new CloudOperationError(
        'memberNotOnline',
        `The account "${kick.accountId}" is not in the room ${kick.roomId}.`,
      )
    const operator = creatorOf(this.app(kick.appkey), room)
    const cause = { reason: kick.reason, extension: kick.extension ?? null, by: CONSOLE }
    this.presence.expel(ends, operator, cause)
    return ends.length
  }

  private app(appkey: string): CloudApp {
    const app = this.apps.get(appkey)
    if (app === undefined)
      throw new CloudOperationError('unknownApp', `The world has no app with the key "${appkey}".`)
    return app
  }

  private room(appkey: string, roomId: string): Room {
    const room = this.app(appkey).rooms.get(roomId)
    if (room === undefined)
      throw new CloudOperationError('unknownRoom', `The app "${appkey}" has no room "${roomId}".`)
    return room
  }
}
