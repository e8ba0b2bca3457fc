import { V2NIMLoginClientType } from '../../src-shared/chatroom'
import { fromProperty, type Fields } from '../../src-shared/protocol'
import { propertyField } from './property-field'
import { readLocation } from './read-location'
import type { EndLocation } from './session'

/** A login packet, read leniently: whatever is missing or of a wrong kind is empty, and the login checks judge it. */
export interface LoginRequest {
  readonly appkey: string
  readonly accountId: string
  readonly deviceId: string
  readonly roomId: string
  readonly anonymous: boolean
  readonly authType: number
  /** Secret: never into events, logs or errors. */
  readonly token: string
  /** Secret: never into events, logs or errors. */
  readonly loginExtension: string
  readonly nick: string | null
  readonly avatar: string | null
  readonly serverExtension: string | null
  readonly notificationExtension: string | null
  readonly tags: readonly string[]
  readonly notifyTargetTags: string
  readonly location: EndLocation | null
  readonly clientType: number
  readonly sdkVersion: number
  /** False on an automatic reconnect. */
  readonly firstLogin: boolean
}

/** Reads the two properties of a login packet (protocol notes §7.1); the token travels only in the second. */
export function readLoginRequest(fields: Fields): LoginRequest {
  const room = fromProperty('chatroomLogin', propertyField(fields, 'chatroomLogin'))
  const identity = fromProperty('chatroomIMLogin', propertyField(fields, 'chatroomIMLogin'))
  return {
    appkey: text(room['appkey']),
    accountId: text(room['account']),
    deviceId: text(room['deviceId']),
    roomId: text(room['chatroomId']),
    anonymous: room['isAnonymous'] === true,
    authType: number(room['authType'], 0),
    token: text(identity['token']),
    loginExtension: text(room['loginExt']),
    nick: textOrNull(room['chatroomNick']),
    avatar: textOrNull(room['chatroomAvatar']),
    serverExtension: textOrNull(room['serverExtension']),
    notificationExtension: textOrNull(room['notificationExtension']),
    tags: textList(room['tags']),
    notifyTargetTags: text(room['notifyTargetTags']),
    location: readLocation(room),
    clientType: number(identity['clientType'], V2NIMLoginClientType.UNKNOWN),
    sdkVersion: number(identity['sdkVersion'], 0),
    firstLogin: room['appLogin'] === 1,
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textOrNull(value: unknown): string | null {
  return text(value) || null
}

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback
}

function textList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
