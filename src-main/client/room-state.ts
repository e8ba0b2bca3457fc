import type { V2NIMChatroomEnterResult, V2NIMChatroomInfo } from './enter-result'

const NO_TAGS: readonly string[] = []

/** What a client knows of the room it is in; nothing of it is asked for again (protocol notes §8). */
export class RoomState {
  private currentInfo: V2NIMChatroomInfo | null = null
  private currentTags: readonly string[] = NO_TAGS

  /** Null outside a room. */
  get info(): V2NIMChatroomInfo | null {
    return this.currentInfo
  }

  /** Tags of the own login: those of the server's answer, else those that were asked for. */
  get ownTags(): readonly string[] {
    return this.currentTags
  }

  enter({ chatroom, selfMember }: V2NIMChatroomEnterResult, wantedTags: readonly string[]): void {
    this.currentInfo = chatroom
    this.currentTags = selfMember.tags ?? wantedTags
  }

  leave(): void {
    this.currentInfo = null
    this.currentTags = NO_TAGS
  }

  retag(tags: readonly string[]): void {
    this.currentTags = tags
  }

  /** Another member came or went. */
  count(difference: 1 | -1): void {
    const info = this.currentInfo
    if (info?.onlineUserCount === undefined) return
    this.currentInfo = { ...info, onlineUserCount: Math.max(0, info.onlineUserCount + difference) }
  }

  /** The room with its changes; null outside a room. */
  merge(change: Partial<V2NIMChatroomInfo>): V2NIMChatroomInfo | null {
    if (this.currentInfo !== null) this.currentInfo = { ...this.currentInfo, ...change }
    return this.currentInfo
  }
}
