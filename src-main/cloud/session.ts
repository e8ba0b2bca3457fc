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
  readonly sdkVersion: number
  readonly anonymous: boolean
  /** Whether the login was an automatic reconnect. */
  readonly reconnected: boolean
  readonly profile: MemberProfile
  readonly enteredAtMs: number
  /** Where the end is and how far it hears; null when it does not say. */
  location: EndLocation | null
}

/** A place and the radius of the messages that are wanted there (domain.md §2.4). */
export interface EndLocation {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly distance: number
}

/** How a member shows in a room; given at login, changeable later. */
export interface MemberProfile {
  readonly nick: string
  readonly avatar: string
  readonly serverExtension: string
  readonly tags: readonly string[]
  readonly notifyTargetTags: string
}
