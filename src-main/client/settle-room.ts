import { fromProperty, type Property } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { Link } from './link'

const MS_PER_SECOND = 1000

/** Remembers until when the storage configuration of the cloud need not be asked for again. */
export class GrayscaleMemory {
  private freshUntilMs = 0

  constructor(private readonly clock: Clock) {}

  get isFresh(): boolean {
    return this.clock.wallMs() < this.freshUntilMs
  }

  remember(ttlSeconds: number): void {
    this.freshUntilMs = this.clock.wallMs() + ttlSeconds * MS_PER_SECOND
  }
}

/**
 * The requests that follow a login (protocol notes §7.3): the server's time, the first heartbeat, then the storage
 * configuration and, after its answer, the storage host. Resolves when nothing is waited for any more; refusals,
 * silence and a lost link end the wait as well.
 */
export async function settleRoom(link: Link, memory: GrayscaleMemory): Promise<void> {
  void link.request('v2ChatroomGetServerTime', {}).catch(() => undefined)
  link.startHeartbeat()
  try {
    if (!memory.isFresh) await askForStorageConfig(link, memory)
    await link.request('getNosCdnHost', {})
  } catch {
    // Any end of the exchange is good enough; the frames and timers around it are on record.
  }
}

async function askForStorageConfig(link: Link, memory: GrayscaleMemory): Promise<void> {
  const answer = await link.request('getGrayscaleConfig', { config: {} })
  const config = fromProperty('grayConfigTag', (answer.fields['grayConfigTag'] ?? {}) as Property)
  const ttlSeconds = Number(config['ttl'])
  if (Number.isFinite(ttlSeconds)) memory.remember(ttlSeconds)
}
