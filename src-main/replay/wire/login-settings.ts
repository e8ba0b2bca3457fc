import { V2NIMLoginClientType } from '../../../src-shared/chatroom'
import {
  decodeRequest,
  fromProperty,
  type PacketData,
  type Property,
  type Transport,
} from '../../../src-shared/protocol'
import type { LifeSettings } from './recorded-life'

/** What a login frame tells of the client that sent it. */
export type LoginSettings = Omit<LifeSettings, 'transport' | 'tls'>

/** How a client with `loginSDKTypeParamCompat` names the place where it runs (protocol notes §7.1). */
const NATIVE_HOST_ENV = 0

/** Reads the settings of a client from a recorded login; null when it cannot be decoded. */
export function loginSettings(transport: Transport, data: PacketData): LoginSettings | null {
  const decoded = decodeRequest(transport, data)
  if (!decoded.ok) return null
  const { fields } = decoded.value
  const login = fromProperty('chatroomIMLogin', (fields['chatroomIMLogin'] ?? {}) as Property)
  const { clientType, customClientType, hostEnv } = login
  return {
    appkey: textOf(login['appkey']),
    clientType: isClientType(clientType) ? clientType : V2NIMLoginClientType.WEB,
    customClientType: typeof customClientType === 'number' ? customClientType : null,
    loginSDKTypeParamCompat: hostEnv === NATIVE_HOST_ENV,
    deviceId: textOf(login['deviceId']),
    clientSession: textOf(login['clientSession']),
  }
}

function isClientType(value: unknown): value is V2NIMLoginClientType {
  return Object.values<unknown>(V2NIMLoginClientType).includes(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
