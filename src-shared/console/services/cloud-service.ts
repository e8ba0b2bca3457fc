import { z } from 'zod'
import type { CloudEvent } from '../cloud-event'
import { CLOUD_EVENT_NAMES, type CloudEventName } from '../cloud-event'
import type { AppliedFault } from '../fault'
import type { LoginPolicy, WorldApp } from '../world'
import { cloudChangeSchema, type CloudChange, type CloudChangeResult } from './cloud-change'
import { appSecretInput, type InputsOf } from './input-parts'

export * from './cloud-change'

/** What the window needs of the embedded cloud; no secrets. */
export interface CloudOverview {
  readonly link: string | null
  readonly admin: string | null
  readonly problem: string | null
  readonly apps: readonly {
    readonly appkey: string
    readonly loginPolicies: readonly LoginPolicy[]
    readonly multiEndPolicy: 'single' | 'all'
    readonly inOutNotification: boolean
    readonly accounts: readonly {
      readonly accountId: string
      readonly nick: string
      readonly banned: boolean
    }[]
    readonly rooms: readonly {
      readonly roomId: string
      readonly name: string
      readonly creator: string
      readonly managers: readonly string[]
      readonly valid: boolean
    }[]
  }[]
}

export type CloudAppOverview = CloudOverview['apps'][number]

/** What the overview leaves out of an app; no secrets. */
export interface CloudAppDetail extends Pick<
  WorldApp,
  'appkey' | 'appIdentifiers' | 'thirdPartyCallback' | 'copyUrl' | 'inOutNotification'
> {
  /** Where a day begins, in minutes ahead of UTC: 480 is China time. */
  readonly dayOffsetMinutes: number
  /** Active users of each day that was counted, oldest first. */
  readonly days: readonly {
    readonly day: string
    readonly accounts: number
    readonly anonymousEntries: number
  }[]
}

/** One end that is in a room now. */
export interface RoomEnd {
  readonly connectionId: number
  readonly accountId: string
  readonly deviceId: string
  readonly transport: 'binary' | 'text'
}

/** What the overview leaves out of a room. */
export interface CloudRoomDetail {
  readonly roomId: string
  readonly muted: boolean
  readonly managers: readonly string[]
  readonly blocked: readonly string[]
  readonly ends: readonly RoomEnd[]
}

/** One copy that was, or is to be, sent to an app's `copyUrl`. */
export interface CloudDelivery {
  readonly copyId: number
  readonly appkey: string
  readonly roomId: string
  readonly accountId: string
  readonly event: 'IN' | 'OUT' | 'KICK'
  /** Wall-clock milliseconds. */
  readonly createdAtMs: number
  readonly state: 'waiting' | 'delivered' | 'dropped' | 'expired'
  readonly attemptCount: number
  /** What was wrong at the last attempt; null when nothing was. */
  readonly problem: string | null
}

/** An event of the cloud with the time at which it happened. */
export interface CloudLogEntry extends CloudEvent {
  /** Wall-clock milliseconds. */
  readonly atMs: number
}

/** How much has happened in the cloud; the window reads again what it shows. */
export interface CloudActivity {
  readonly eventCount: number
}

/** The embedded cloud. What is read of a cloud that does not run is empty. */
export interface CloudService {
  describeCloud(): Promise<CloudOverview>
  /** Opens the ports of a cloud that does not run; `problem` says why it could not. */
  startCloud(): Promise<CloudOverview>
  readCloudApp(input: { appkey: string }): Promise<CloudAppDetail>
  /** The secret with which an app signs: told to who asks, never announced. */
  revealAppSecret(input: { appkey: string }): Promise<{ readonly appSecret: string }>
  readCloudRoom(input: { appkey: string; roomId: string }): Promise<CloudRoomDetail>
  /**
   * A dynamic token as the customer's server would make it, by a clock that is right unless it is said to be off; of any
   * app, where the secret comes with the call.
   */
  makeAccountToken(input: {
    appkey: string
    accountId: string
    ttlSeconds: number
    clockOffsetSeconds?: number | undefined
    appSecret?: string | undefined
  }): Promise<{ readonly token: string; readonly expiresAtMs: number }>
  listCloudFaults(): Promise<readonly AppliedFault[]>
  /** The latest events, newest first; with `name` those of one name. */
  listCloudEvents(input: { name: CloudEventName | null; limit: number }): Promise<readonly CloudLogEntry[]>
  /** The latest deliveries, newest first. */
  listCloudDeliveries(input: { limit: number }): Promise<readonly CloudDelivery[]>
  changeCloud(input: { change: CloudChange }): Promise<CloudChangeResult>
  /** Writes the world with its secrets to a file that the operator chooses; null when none was chosen. */
  exportWorld(): Promise<{ readonly fileName: string } | null>
  /** Takes the world from a file that the operator chooses; null when none was chosen. */
  importWorld(): Promise<CloudChangeResult | null>
}

const MAX_LIMIT = 1000
const MAX_ID_CHARACTERS = 128
const MAX_TTL_SECONDS = 10 * 366 * 86_400
const appkey = z.string().min(1).max(MAX_ID_CHARACTERS)
const limit = z.number().int().min(1).max(MAX_LIMIT)

export const cloudInputs: InputsOf<CloudService> = {
  describeCloud: z.undefined(),
  startCloud: z.undefined(),
  readCloudApp: z.strictObject({ appkey }),
  revealAppSecret: z.strictObject({ appkey }),
  readCloudRoom: z.strictObject({ appkey, roomId: z.string().min(1).max(MAX_ID_CHARACTERS) }),
  makeAccountToken: z.strictObject({
    appkey,
    accountId: z.string().min(1).max(MAX_ID_CHARACTERS),
    ttlSeconds: z.number().int().min(0).max(MAX_TTL_SECONDS),
    clockOffsetSeconds: z.number().int().min(-MAX_TTL_SECONDS).max(MAX_TTL_SECONDS).optional(),
    appSecret: appSecretInput.optional(),
  }),
  listCloudFaults: z.undefined(),
  listCloudEvents: z.strictObject({ name: z.enum(CLOUD_EVENT_NAMES).nullable(), limit }),
  listCloudDeliveries: z.strictObject({ limit }),
  changeCloud: z.strictObject({ change: cloudChangeSchema }),
  exportWorld: z.undefined(),
  importWorld: z.undefined(),
}
