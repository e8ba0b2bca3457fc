import type { Clock } from '../../src-shared/time'

const MS_PER_SECOND = 1000

/** The storage configuration of one app, as far as a client needs it (protocol notes §7.3). */
export interface StorageConfig {
  /** The cloud wants the mixed-store policy to be asked for. */
  readonly mixStoreEnabled: boolean
}

/** What a login names of the machine it comes from (protocol notes §11). */
export interface DeviceIdentity {
  readonly deviceId: string
  readonly clientSession: string
}

interface AppEntry {
  storage: { readonly config: StorageConfig; readonly freshUntilMs: number } | null
  anonymousAccountId: string | null
}

/** What the clients of a fleet know together, by app key: as the vendor's SDK keeps it in the browser. */
export class AppMemory {
  private readonly apps = new Map<string, AppEntry>()
  private device: DeviceIdentity | null = null

  constructor(private readonly clock: Clock) {}

  /** The storage configuration while it is fresh, else null. */
  storageConfig(appkey: string): StorageConfig | null {
    const storage = this.apps.get(appkey)?.storage ?? null
    return storage !== null && this.clock.wallMs() < storage.freshUntilMs ? storage.config : null
  }

  rememberStorageConfig(appkey: string, config: StorageConfig, ttlSeconds: number): void {
    const freshUntilMs = this.clock.wallMs() + ttlSeconds * MS_PER_SECOND
    this.entry(appkey).storage = { config, freshUntilMs }
  }

  /** The account that all anonymous logins of an app share; made by `generate` the first time. */
  anonymousAccount(appkey: string, generate: () => string): string {
    const entry = this.entry(appkey)
    entry.anonymousAccountId ??= generate()
    return entry.anonymousAccountId
  }

  /** The device that all instances with `isFixedDeviceId` share, whatever their app; made by `generate` the first time. */
  fixedDevice(generate: () => DeviceIdentity): DeviceIdentity {
    this.device ??= generate()
    return this.device
  }

  private entry(appkey: string): AppEntry {
    const entry = this.apps.get(appkey) ?? { storage: null, anonymousAccountId: null }
    this.apps.set(appkey, entry)
    return entry
  }
}
