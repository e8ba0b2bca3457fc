import { makeDynamicToken } from '../../src-shared/chatroom'
import type {
  CloudAppDetail,
  CloudDelivery,
  CloudEvent,
  CloudOverview,
  CloudRoomDetail,
  CloudService,
  RecordSink,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { EmbeddedCloud } from '../cloud'
import { CloudApi } from './cloud-api'
import { cloudChangeRecord } from './cloud-change-record'
import { makeCloudChange } from './cloud-changes'
import { CloudWorld, type CloudWorldOptions } from './cloud-world'

const MS_PER_SECOND = 1000
const NS_PER_MS = 1_000_000

export interface CloudCallsOptions extends CloudWorldOptions {
  readonly clock: Clock
  readonly describe: () => CloudOverview
  /** Opens the ports; what went wrong shows in the description. */
  readonly start: () => Promise<void>
  /** The description is another one. */
  readonly onChange: () => void
  /** Takes each change that was made, to be recorded. */
  readonly record?: RecordSink
}

/** The part of the console service behind the Cloud screen. */
export function createCloudCalls(options: CloudCallsOptions): CloudService {
  const { cloud, clock, describe, onChange } = options
  const world = new CloudWorld(options)
  const api = new CloudApi(cloud, clock)
  return {
    describeCloud: async () => describe(),
    async startCloud() {
      if (!api.isRunning) await options.start()
      onChange()
      return describe()
    },
    readCloudApp: async ({ appkey }) => readApp(world, appkey),
    revealAppSecret: async ({ appkey }) => ({ appSecret: world.appOf(appkey).appSecret }),
    readCloudRoom: async ({ appkey, roomId }) => readRoom(cloud, world, { appkey, roomId }),
    async makeAccountToken({ appkey, accountId, ttlSeconds, clockOffsetSeconds = 0, ...input }) {
      const appSecret = input.appSecret ?? world.appOf(appkey).appSecret
      const curTimeMs = clock.wallMs() + clockOffsetSeconds * MS_PER_SECOND
      const token = makeDynamicToken({ appkey, appSecret, accountId, curTimeMs, ttlSeconds })
      return { token, expiresAtMs: curTimeMs + ttlSeconds * MS_PER_SECOND }
    },
    listCloudFaults: async () => cloud.faults.list(),
    async listCloudEvents({ name, limit }) {
      if (!api.isRunning) return []
      const { events } = await api.read<{ events: CloudEvent[] }>('logs')
      const wanted = name === null ? events : events.filter((event) => event.name === name)
      const startedMs = clock.wallMs() - clock.nowNs() / NS_PER_MS
      return wanted
        .slice(-limit)
        .reverse()
        .map((event) => ({ ...event, atMs: startedMs + event.atNs / NS_PER_MS }))
    },
    async listCloudDeliveries({ limit }) {
      if (!api.isRunning) return []
      const { deliveries } = await api.read<{ deliveries: CloudDelivery[] }>(`copies?limit=${limit}`)
      return deliveries.reverse()
    },
    async changeCloud({ change }) {
      const result = await makeCloudChange({ cloud, api, world }, change)
      options.record?.(cloudChangeRecord(change, result, clock.nowNs()))
      onChange()
      return result
    },
    async exportWorld() {
      const fileName = await world.exportFile()
      return fileName === null ? null : { fileName }
    },
    async importWorld() {
      if (!(await world.importFile())) return null
      onChange()
      return { undo: { kind: 'restoreWorld' }, token: null }
    },
  }
}

function readApp(world: CloudWorld, appkey: string): CloudAppDetail {
  const { appIdentifiers, thirdPartyCallback, copyUrl, inOutNotification, dau } = world.appOf(appkey)
  const days = dau.days.map(({ day, accounts, anonymousEntries }) => ({
    day,
    accounts: accounts.length,
    anonymousEntries,
  }))
  const { dayOffsetMinutes } = dau
  return { appkey, appIdentifiers, thirdPartyCallback, copyUrl, inOutNotification, dayOffsetMinutes, days }
}

function readRoom(
  cloud: EmbeddedCloud,
  world: CloudWorld,
  { appkey, roomId }: { readonly appkey: string; readonly roomId: string },
): CloudRoomDetail {
  const { chatBanned, managers, blocked } = world.roomOf(appkey, roomId)
  const ends = cloud
    .connections()
    .filter((one) => one.phase === 'entered' && one.appkey === appkey && one.roomId === roomId)
    .map(({ connectionId, accountId, deviceId, transport }) => ({
      connectionId,
      accountId: accountId ?? '',
      deviceId: deviceId ?? '',
      transport,
    }))
  return { roomId, muted: chatBanned, managers, blocked, ends }
}
