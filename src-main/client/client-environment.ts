import {
  behaviourRules,
  V2NIMLoginClientType,
  type BehaviourRules,
  type ProfileChoice,
  type VendorQuirks,
} from '../../src-shared/chatroom'
import { LIMITS } from '../../src-shared/protocol'
import type { RecordSink } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { AppMemory } from './app-memory'
import type { OpenConnection } from './connection'
import { V2NIMError } from './v2nim-error'

/** Randomness of the process; injected so that a rerun can be deterministic. */
export interface RandomSource {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array
}

/** What every client of a fleet shares. */
export interface ClientEnvironment {
  readonly clock: Clock
  readonly random: RandomSource
  /** Receives every record in the order things happened; must not throw. */
  readonly onRecord: RecordSink
  readonly openConnection: OpenConnection
  /** Clock of what every idle client has; one timer of the machine serves them all. */
  readonly idleClock: Clock
  readonly memory: AppMemory
}

/** V2NIMChatroomInitParams: what the vendor's newInstance() takes. */
export interface V2NIMChatroomInitParams {
  readonly appkey: string
  /** The app's own number for its platform, login tag 39. */
  readonly customClientType?: number
  /** Binary packets; false selects the text transport. */
  readonly binaryWebsocket?: boolean
}

/** What the vendor's API has no place for. */
export interface OwnClientOptions {
  /** Platform the client claims to be. Default WEB. */
  readonly clientType?: V2NIMLoginClientType
  /** `wss` and `https`, as the vendor always does. Default true. */
  readonly tls?: boolean
  /** Default true; false accepts the generated certificate of an embedded cloud. */
  readonly verifyCertificates?: boolean
  /** 32 hex characters; random when not given. */
  readonly deviceId?: string
  /** Longest message that is taken from a server. Default 1 MiB. */
  readonly maxPayloadBytes?: number
  /** What the client holds to where guide and web SDK differ. Default `web-10.8.1`. */
  readonly profile?: ProfileChoice
  /** Defects of the vendor's SDK to bring back, each alone. Default none. */
  readonly vendorQuirks?: Partial<VendorQuirks>
}

/** Both option objects, checked and with their defaults. */
export interface ClientSettings {
  readonly appkey: string
  readonly customClientType: number | null
  readonly transport: 'binary' | 'text'
  readonly clientType: V2NIMLoginClientType
  readonly tls: boolean
  readonly verifyCertificates: boolean
  readonly deviceId: string
  readonly clientSession: string
  readonly maxPayloadBytes: number
  readonly rules: BehaviourRules
}

/**
 * Settles what a new instance is.
 * @throws V2NIMError 191004 when appkey is missing or empty.
 */
export function settleOptions(
  initParams: V2NIMChatroomInitParams,
  own: OwnClientOptions,
  random: RandomSource,
): ClientSettings {
  const { appkey } = initParams
  if (typeof appkey !== 'string' || appkey === '') {
    throw V2NIMError.fromParameter({
      param: 'initParams.appkey',
      reason: `In initParams, param 'appkey' ${appkey === undefined ? 'is required' : 'unexpected'}`,
      given: appkey === '' ? 'empty string' : typeof appkey,
      allowed: 'non-empty string',
    })
  }
  return {
    appkey,
    customClientType: initParams.customClientType ?? null,
    transport: (initParams.binaryWebsocket ?? true) ? 'binary' : 'text',
    clientType: own.clientType ?? V2NIMLoginClientType.WEB,
    tls: own.tls ?? true,
    verifyCertificates: own.verifyCertificates ?? true,
    deviceId: own.deviceId ?? randomHex(random, 16),
    clientSession: randomHex(random, 16),
    maxPayloadBytes: own.maxPayloadBytes ?? LIMITS.maxPacketBytes,
    rules: behaviourRules(own.profile, own.vendorQuirks),
  }
}

/** `byteCount` random bytes as lower-case hex. */
export function randomHex(random: RandomSource, byteCount: number): string {
  return Buffer.from(random.bytes(byteCount)).toString('hex')
}
