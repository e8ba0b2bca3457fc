import {
  behaviourRules,
  DEFAULT_RULES,
  INIT_PARAM_TEXTS,
  initParamsSchema,
  V2NIMLoginClientType,
  type BehaviourRules,
  type ProfileChoice,
  type V2NIMChatroomInitParams,
  type VendorQuirks,
} from '../../src-shared/chatroom'
import { LIMITS } from '../../src-shared/protocol'
import type { RecordSink } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { AppMemory } from './app-memory'
import type { OpenConnection } from './connection'
import { requireShape } from './require-shape'

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

/** What the vendor's API has no place for. */
export interface OwnClientOptions {
  /** Platform the client claims to be. Default WEB. */
  readonly clientType?: V2NIMLoginClientType
  /** `wss` and `https`, as the vendor always does. Default true. */
  readonly tls?: boolean
  /** Default true; false accepts the generated certificate of an embedded cloud. */
  readonly verifyCertificates?: boolean
  /** 32 hex characters; takes the place of the random or the fixed one. */
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
  /** The login introduces itself as a native SDK. */
  readonly loginSDKTypeParamCompat: boolean
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
 * @throws V2NIMError 191004 naming the init parameter that is missing or wrong.
 */
export function settleOptions(
  initParams: V2NIMChatroomInitParams,
  own: OwnClientOptions,
  { random, memory }: Pick<ClientEnvironment, 'random' | 'memory'>,
): ClientSettings {
  const init = requireShape(initParamsSchema, initParams, 'initParams', INIT_PARAM_TEXTS)
  const newDevice = () => ({ deviceId: randomHex(random, 16), clientSession: randomHex(random, 16) })
  const device = init.isFixedDeviceId === true ? memory.fixedDevice(newDevice) : newDevice()
  return {
    appkey: init.appkey,
    customClientType: init.customClientType ?? null,
    loginSDKTypeParamCompat: init.loginSDKTypeParamCompat ?? false,
    transport: (init.binaryWebsocket ?? true) ? 'binary' : 'text',
    clientType: own.clientType ?? V2NIMLoginClientType.WEB,
    tls: own.tls ?? true,
    verifyCertificates: own.verifyCertificates ?? true,
    deviceId: own.deviceId ?? device.deviceId,
    clientSession: device.clientSession,
    maxPayloadBytes: own.maxPayloadBytes ?? LIMITS.maxPacketBytes,
    rules: rulesOf(own),
  }
}

/** Clients that ask for nothing of their own share one set of rules. */
function rulesOf({ profile, vendorQuirks }: OwnClientOptions): BehaviourRules {
  const asksForNothing = profile === undefined && vendorQuirks === undefined
  return asksForNothing ? DEFAULT_RULES : behaviourRules(profile, vendorQuirks)
}

/** `byteCount` random bytes as lower-case hex. */
export function randomHex(random: RandomSource, byteCount: number): string {
  return Buffer.from(random.bytes(byteCount)).toString('hex')
}
