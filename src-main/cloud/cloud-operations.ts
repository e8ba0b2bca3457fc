import { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import type { LoginPolicy } from '../../src-shared/console/world'
import type { CloudApp } from './cloud-app'
import type { MultiEndPolicy } from './multi-end'
import type { Presence } from './presence'
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

/** What an operator may change while the cloud runs. */
export class CloudOperations {
  constructor(
    private readonly apps: ReadonlyMap<string, CloudApp>,
    private readonly presence: Presence,
  ) {}

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
    const room = this.room(appkey, roomId)
    room.valid = valid
    if (valid) return
    this.presence.clear(room, { reason: Reason.CHATROOM_INVALID, extension: null, by: CONSOLE })
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
    const operator =
      room.onlineMember(room.creator) ?? this.app(kick.appkey).offlineMember(room, room.creator)
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
