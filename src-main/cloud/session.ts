import type { CloudApp } from './cloud-app'
import type { Connection } from './connection'
import type { Room } from './room'

/** One end in one room: what a successful login leaves behind, until the end leaves. */
export interface Session {
  readonly connection: Connection
  readonly app: CloudApp
  readonly room: Room
  readonly accountId: string
  readonly deviceId: string
  /** Value of V2NIMLoginClientType as the client gave it. */
  readonly clientType: number
  readonly anonymous: boolean
  readonly profile: MemberProfile
  readonly enteredAtMs: number
}

/** How a member shows in a room; given at login, changeable later. */
export interface MemberProfile {
  readonly nick: string
  readonly avatar: string
  readonly serverExtension: string
  readonly tags: readonly string[]
  readonly notifyTargetTags: string
}
