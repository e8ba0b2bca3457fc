/**
 * Enumerations of the V2NIM chatroom API, with the vendor's names and values (domain.md §1.3, §3.1, §4.2–§4.5).
 * Each is a plain object, so a value prints as its number and a name can be looked up with `enumName`.
 */

/** Connection status of one chatroom client (domain.md §1.3). */
export const V2NIMChatroomStatus = {
  DISCONNECTED: 0,
  WAITING: 1,
  CONNECTING: 2,
  CONNECTED: 3,
  ENTERING: 4,
  ENTERED: 5,
  EXITED: 6,
} as const
export type V2NIMChatroomStatus = (typeof V2NIMChatroomStatus)[keyof typeof V2NIMChatroomStatus]
export type ChatroomStatusName = keyof typeof V2NIMChatroomStatus

/** How a login proves who it is (domain.md §3.1). */
export const V2NIMLoginAuthType = { DEFAULT: 0, DYNAMIC_TOKEN: 1, THIRD_PARTY: 2 } as const
export type V2NIMLoginAuthType = (typeof V2NIMLoginAuthType)[keyof typeof V2NIMLoginAuthType]

/** Why the cloud threw a client out (domain.md §4.3). */
export const V2NIMChatroomKickedReason = {
  UNKNOWN: -1,
  CHATROOM_INVALID: 1,
  BY_MANAGER: 2,
  BY_CONFLICT_LOGIN: 3,
  SILENTLY: 4,
  BE_BLOCKED: 5,
} as const
export type V2NIMChatroomKickedReason =
  (typeof V2NIMChatroomKickedReason)[keyof typeof V2NIMChatroomKickedReason]

/** Platform of a client as the cloud sees it (domain.md §4.2). */
export const V2NIMLoginClientType = {
  UNKNOWN: 0,
  ANDROID: 1,
  IOS: 2,
  PC: 4,
  WINPHONE: 8,
  WEB: 16,
  RESTFUL: 32,
  MAC_OS: 64,
  HARMONY_OS: 65,
} as const
export type V2NIMLoginClientType = (typeof V2NIMLoginClientType)[keyof typeof V2NIMLoginClientType]

/** Role of a member in one room (domain.md §4.5). */
export const V2NIMChatroomMemberRole = {
  NORMAL: 0,
  CREATOR: 1,
  MANAGER: 2,
  NORMAL_GUEST: 3,
  ANONYMOUS_GUEST: 4,
  VIRTUAL: 5,
} as const
export type V2NIMChatroomMemberRole = (typeof V2NIMChatroomMemberRole)[keyof typeof V2NIMChatroomMemberRole]

const namesOf = new WeakMap<object, ReadonlyMap<number, string>>()

/** The name that a value has in an enumeration of this module, or null when it has none. */
export function enumName<E extends Readonly<Record<string, number>>>(
  enumeration: E,
  value: number,
): (keyof E & string) | null {
  let names = namesOf.get(enumeration)
  if (names === undefined) {
    names = new Map(Object.entries(enumeration).map(([name, number]) => [number, name]))
    namesOf.set(enumeration, names)
  }
  return (names.get(value) as (keyof E & string) | undefined) ?? null
}
