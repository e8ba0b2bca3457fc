import {
  usesTls,
  type ConsoleRecord,
  type EnterDraft,
  type InstanceDescription,
  type InstanceSummary,
} from '../../src-shared/console'
import {
  VendorSdkMissingError,
  type EngineClient,
  type EngineClientSettings,
  type EngineFleet,
} from '../engine'
import { ConsoleError } from './console-error'
import { toEnterParams, type DraftSources } from './enter-params'
import { foldRecord, INITIAL_INSTANCE_STATE, type InstanceState } from './instance-state'

export interface InstanceDeskOptions {
  readonly fleet: EngineFleet
  readonly sources: DraftSources
  readonly sessionStartedNs: number
  /** 32 hexadecimal characters; an instance keeps its device for life. */
  readonly makeDeviceId: () => string
  readonly describe: (description: InstanceDescription) => void
  readonly onChange: () => void
}

interface InstanceEntry {
  readonly instanceId: number
  readonly deviceId: string
  draft: EnterDraft
  client: EngineClient
  /** The client's id in its fleet. */
  clientId: number
  /** What the client was made with. */
  clientSettings: EngineClientSettings
  state: InstanceState
}

/**
 * The operator's instances: a draft and a client each. A client's engine, platform and transport are fixed when it is made
 * (domain.md §2.5), so a draft that changes them gets another client; the instance keeps its number and its device.
 */
export class InstanceDesk {
  private readonly entries = new Map<number, InstanceEntry>()
  /** From the client's id to the instance's; kept after an end, because late records still arrive. */
  private readonly instanceOfClient = new Map<number, number>()
  private nextInstanceId = 1

  constructor(private readonly options: InstanceDeskOptions) {}

  list(): InstanceSummary[] {
    return [...this.entries.values()].map(summarize)
  }

  create(draft: EnterDraft): InstanceSummary {
    const instanceId = this.nextInstanceId++
    const deviceId = this.options.makeDeviceId()
    const clientSettings = settingsOf(draft, deviceId)
    const made = this.makeClient(instanceId, clientSettings)
    const entry = { instanceId, deviceId, draft, ...made, clientSettings, state: INITIAL_INSTANCE_STATE }
    this.entries.set(instanceId, entry)
    this.changed(entry)
    return summarize(entry)
  }

  /** Takes a new draft; one that cannot be used while in the room is kept for the next enter. */
  update(instanceId: number, draft: EnterDraft): InstanceSummary {
    const entry = this.entry(instanceId)
    entry.draft = draft
    this.changed(entry)
    return summarize(entry)
  }

  /** @throws ConsoleError when the draft takes something from the embedded cloud that it does not have. */
  async enter(instanceId: number): Promise<InstanceSummary> {
    const entry = this.entry(instanceId)
    const params = toEnterParams(entry.draft, this.options.sources)
    await this.renewClient(entry)
    this.options.describe(describeInstance(entry))
    entry.state = { ...entry.state, entering: true }
    this.options.onChange()
    // How it ends is told by the records; the promise says only that it ended.
    const ended = () => {
      entry.state = { ...entry.state, entering: false }
      this.options.onChange()
    }
    entry.client.enter(entry.draft.roomId, params).then(ended, ended)
    return summarize(entry)
  }

  async exit(instanceId: number): Promise<InstanceSummary> {
    const entry = this.entry(instanceId)
    await entry.client.exit()
    return summarize(entry)
  }

  async destroy(instanceId: number): Promise<void> {
    const entry = this.entry(instanceId)
    this.entries.delete(instanceId)
    this.options.onChange()
    await this.options.fleet.destroyClient(entry.clientId)
  }

  /** @throws ConsoleError with the chatroom's code when the kick is refused. */
  async kickMember(
    instanceId: number,
    targetAccountId: string,
    notificationExtension: string,
  ): Promise<void> {
    const { client } = this.entry(instanceId)
    try {
      await client.kickMember(
        targetAccountId,
        ...(notificationExtension === '' ? [] : [notificationExtension]),
      )
    } catch (error) {
      const { code, desc } = error as { code: number; desc: string }
      throw ConsoleError.chatroom(code, desc)
    }
  }

  /** The instance that owns a device, or null when the device is nobody's of ours. */
  instanceOfDevice(deviceId: string): number | null {
    for (const entry of this.entries.values()) if (entry.deviceId === deviceId) return entry.instanceId
    return null
  }

  /** Takes a record of a client, and returns it with the instance's number in place of the client's. */
  observe(record: ConsoleRecord): ConsoleRecord {
    const instanceId =
      record.instanceId === null ? null : (this.instanceOfClient.get(record.instanceId) ?? null)
    const entry = instanceId === null ? undefined : this.entries.get(instanceId)
    if (entry) this.fold(entry, record)
    return { ...record, instanceId }
  }

  private fold(entry: InstanceEntry, record: ConsoleRecord): void {
    const next = foldRecord(entry.state, record, this.options.sessionStartedNs)
    if (next === entry.state) return
    const accountBecameKnown = next.loginAccountId !== entry.state.loginAccountId
    entry.state = next
    if (accountBecameKnown) this.options.describe(describeInstance(entry))
    this.options.onChange()
  }

  private entry(instanceId: number): InstanceEntry {
    const entry = this.entries.get(instanceId)
    if (entry === undefined) throw ConsoleError.unknownInstance(instanceId)
    return entry
  }

  private changed(entry: InstanceEntry): void {
    this.options.describe(describeInstance(entry))
    this.options.onChange()
  }

  /** Another engine, platform, transport or app is another client; the old one leaves its room first. */
  private async renewClient(entry: InstanceEntry): Promise<void> {
    const wanted = settingsOf(entry.draft, entry.deviceId)
    if (sameSettings(wanted, entry.clientSettings)) return
    const oldId = entry.clientId
    Object.assign(entry, this.makeClient(entry.instanceId, wanted))
    entry.clientSettings = wanted
    await this.options.fleet.destroyClient(oldId)
  }

  private makeClient(
    instanceId: number,
    settings: EngineClientSettings,
  ): Pick<InstanceEntry, 'client' | 'clientId'> {
    try {
      const { id, client } = this.options.fleet.newClient(settings)
      this.instanceOfClient.set(id, instanceId)
      return { client, clientId: id }
    } catch (error) {
      if (!(error instanceof VendorSdkMissingError)) throw error
      const { message } = error
      throw new ConsoleError({ code: 'invalidInput', message, field: 'engine', chatroomCode: null })
    }
  }
}

function settingsOf(draft: EnterDraft, deviceId: string): EngineClientSettings {
  const { engine, appkey, transport, clientType, linkProvider } = draft
  return { engine, appkey, transport, clientType, deviceId, tls: usesTls(linkProvider) }
}

function sameSettings(one: EngineClientSettings, other: EngineClientSettings): boolean {
  return (Object.keys(one) as (keyof EngineClientSettings)[]).every((key) => one[key] === other[key])
}

function summarize({ instanceId, draft, state }: InstanceEntry): InstanceSummary {
  const { loginAccountId, ...shown } = state
  return { instanceId, draft, accountId: accountOf(draft, loginAccountId), ...shown }
}

function describeInstance({ instanceId, draft, state }: InstanceEntry): InstanceDescription {
  const { roomId, clientType, authType, transport, engine } = draft
  const accountId = accountOf(draft, state.loginAccountId)
  return { instanceId, accountId, roomId, clientType, authType, transport, engine }
}

function accountOf(draft: EnterDraft, loginAccountId: string | null): string {
  return draft.accountId === '' ? (loginAccountId ?? '') : draft.accountId
}
