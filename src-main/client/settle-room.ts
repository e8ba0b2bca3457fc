import { fromProperty, type Property } from '../../src-shared/protocol'
import type { AppMemory, StorageConfig } from './app-memory'
import type { Link } from './link'

/** The kind of storage that the mixed-store policy is asked for: the vendor's own. */
const SUPPORTED_STORAGE_TYPES = [1]

export interface SettleOptions {
  readonly link: Link
  readonly appkey: string
  readonly memory: AppMemory
}

/**
 * The requests that follow a login (protocol notes §7.3): the server's time, the first heartbeat, then the storage
 * configuration unless it is known for the app, the mixed-store policy where the configuration asks for it, and the
 * storage host. Resolves when nothing is waited for any more; refusals, silence and a lost link end the wait as well.
 */
export async function settleRoom({ link, appkey, memory }: SettleOptions): Promise<void> {
  link.startClockCheck()
  link.startHeartbeat()
  try {
    const known = memory.storageConfig(appkey)
    const { mixStoreEnabled } = known ?? (await askForStorageConfig(link, appkey, memory))
    if (mixStoreEnabled) await link.request('getMixStorePolicy', { supportType: SUPPORTED_STORAGE_TYPES })
    await link.request('getNosCdnHost', {})
  } catch {
    // Any end of the exchange is good enough; the frames and timers around it are on record.
  }
}

async function askForStorageConfig(link: Link, appkey: string, memory: AppMemory): Promise<StorageConfig> {
  const answer = await link.request('getGrayscaleConfig', { config: {} })
  const tag = fromProperty('grayConfigTag', (answer.fields['grayConfigTag'] ?? {}) as Property)
  const config = { mixStoreEnabled: isMixStoreEnabled(tag['config']) }
  const ttlSeconds = Number(tag['ttl'])
  if (Number.isFinite(ttlSeconds)) memory.rememberStorageConfig(appkey, config, ttlSeconds)
  return config
}

function isMixStoreEnabled(config: unknown): boolean {
  if (typeof config !== 'string') return false
  try {
    return (JSON.parse(config) as { mixStoreEnable?: unknown } | null)?.mixStoreEnable === true
  } catch {
    return false
  }
}
