import { isDeepStrictEqual } from 'node:util'
import { DEFAULT_RULES, type BehaviourRules } from '../../src-shared/chatroom'
import type {
  CloudEvent,
  ConsoleRecord,
  EnterDraft,
  InstanceDescription,
  InstancesChange,
  InstanceSummary,
} from '../../src-shared/console'
import {
  VendorSdkMissingError,
  type EngineClientSettings,
  type EngineFleet,
  type MessageAudience,
} from '../engine'
import { rulesOfDraft } from '../replay'
import { clientSettingsOf } from './client-settings'
import { ConnectionOwners, type EndOfCloud } from './connection-owners'
import { ConsoleError } from './console-error'
import type { DraftLog } from './draft-log'
import { enterErrorOf, type EnterError } from './enter-error'
import { toEnterParams, type DraftSources } from './enter-params'
import { describeInstance, summarize, type InstanceEntry } from './instance-entry'
import { foldRecord, INITIAL_INSTANCE_STATE } from './instance-state'

export interface InstanceDeskOptions {
  readonly fleet: EngineFleet
  readonly sources: DraftSources
  readonly sessionStartedNs: number
  /** 32 hexadecimal characters; an instance keeps its device for life, unless its draft asks for the shared one. */
  readonly makeDeviceId: () => string
  readonly describe: (description: InstanceDescription) => void
  /** Puts the drafts that are entered with on record. */
  readonly draftLog: DraftLog
  readonly onChange: () => void
}

/** What an instance may be given instead of a new number and device. */
export interface InstanceIdentity {
  readonly instanceId?: number
  readonly deviceId?: string
}

/**
 * The operator's instances: a draft and a client each. A client's engine, platform, transport and behaviour are fixed when
 * it is made (domain.md §2.5), so a draft that changes them gets another client; the instance keeps its number and device.
 */
export class InstanceDesk {
  private readonly entries = new Map<number, InstanceEntry>()
  /** From the client's id to the instance's; kept after an end, because late records still arrive. */
  private readonly instanceOfClient = new Map<number, number>()
  private nextInstanceId = 1
  private revision = 0
  /** Instances that changed since `takeChange` was last called. */
  private readonly changedIds = new Set<number>()
  /** The device of all instances with `isFixedDeviceId`. */
  private readonly sharedDeviceId: string
  private readonly connectionOwners: ConnectionOwners

  constructor(private readonly options: InstanceDeskOptions) {
    this.sharedDeviceId = options.makeDeviceId()
    this.connectionOwners = new ConnectionOwners(this.entries, this.sharedDeviceId)
  }

  list(): InstanceSummary[] {
    return [...this.entries.values()].map(summarize)
  }

  /** What changed since this was last called. */
  takeChange(): InstancesChange {
    const changed = [...this.entries.values()].filter(({ instanceId }) => this.changedIds.has(instanceId))
    this.changedIds.clear()
    return { instanceIds: [...this.entries.keys()], changed: changed.map(summarize) }
  }

  /**
   * @param identity an `instanceId` that was never used, the next one when left out; and the device of another
   * instance, to log in from it once more, a new one when left out.
   */
  create(draft: EnterDraft, identity: InstanceIdentity = {}): InstanceSummary {
    const { instanceId = this.nextInstanceId, deviceId = this.options.makeDeviceId() } = identity
    this.nextInstanceId = Math.max(this.nextInstanceId, instanceId + 1)
    const clientSettings = this.settingsOf(draft, deviceId)
    const made = this.makeClient(instanceId, clientSettings)
    const state = INITIAL_INSTANCE_STATE
    const entered = Promise.resolve()
    const rest = { clientSettings, state, revision: 0, entered, enterError: null }
    const entry = { instanceId, deviceId, draft, ...made, ...rest }
    this.entries.set(instanceId, entry)
    this.changed(entry)
    return summarize(entry)
  }

  /** The device that an instance logs in from, and null when there is no such instance. */
  deviceOf(instanceId: number): string | null {
    const entry = this.entries.get(instanceId)
    if (entry === undefined) return null
    return entry.draft.isFixedDeviceId ? this.sharedDeviceId : entry.deviceId
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
    this.options.draftLog.take(instanceId, entry.draft)
    await this.renewClient(entry)
    this.describe(entry)
    entry.state = { ...entry.state, entering: true }
    this.tell(entry)
    // How it ends is told by the records; the promise says only that it ended.
    const ended = (enterError: EnterError | null) => {
      entry.state = { ...entry.state, entering: false }
      entry.enterError = enterError
      this.tell(entry)
    }
    entry.entered = entry.client.enter(entry.draft.roomId, params).then(
      () => ended(null),
      (thrown: unknown) => ended(enterErrorOf(thrown)),
    )
    return summarize(entry)
  }

  /** Why the latest enter() of an instance failed; null when it succeeded. */
  enterErrorOf(instanceId: number): EnterError | null {
    return this.entries.get(instanceId)?.enterError ?? null
  }

  /** Resolves when the latest enter() of an instance has ended, however it ended. */
  async settled(instanceId: number): Promise<void> {
    await this.entry(instanceId).entered
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
      throw chatroomError(error)
    }
  }

  /** Sends a text to the room. @throws ConsoleError with the chatroom's code when it is refused. */
  async sendText(instanceId: number, text: string, audience: MessageAudience = {}): Promise<void> {
    try {
      await this.entry(instanceId).client.sendText(text, audience)
    } catch (error) {
      if (error instanceof ConsoleError) throw error
      throw chatroomError(error)
    }
  }

  /** Tells an instance that the network of its machine went or came back. */
  networkChanged(instanceId: number, state: 'online' | 'offline'): void {
    this.entry(instanceId).client.networkChanged(state)
  }

  /** The instance that an end of the cloud belongs to, or null when it is nobody's of ours. */
  instanceOfEnd(end: EndOfCloud): number | null {
    const instanceId = this.connectionOwners.ownerOf(end)
    return instanceId !== null && this.entries.has(instanceId) ? instanceId : null
  }

  /**
   * The instance that an event of the cloud is about, also when it is gone already, or null. Whose a connection is comes
   * out of its events, so each has to be asked for, in their order.
   */
  instanceOfEvent(event: CloudEvent): number | null {
    const instanceId = this.connectionOwners.ownerOf(event)
    this.connectionOwners.follow(event, instanceId)
    return instanceId
  }

  /** How an instance behaves; by default when there is none. */
  rulesOf(instanceId: number): BehaviourRules {
    const entry = this.entries.get(instanceId)
    return entry ? rulesOfDraft(entry.draft) : DEFAULT_RULES
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
    if (accountBecameKnown) this.describe(entry)
    this.tell(entry)
  }

  private entry(instanceId: number): InstanceEntry {
    const entry = this.entries.get(instanceId)
    if (entry === undefined) throw ConsoleError.unknownInstance(instanceId)
    return entry
  }

  private changed(entry: InstanceEntry): void {
    this.describe(entry)
    this.tell(entry)
  }

  private tell(entry: InstanceEntry): void {
    entry.revision = ++this.revision
    this.changedIds.add(entry.instanceId)
    this.options.onChange()
  }

  private describe(entry: InstanceEntry): void {
    this.options.describe(describeInstance(entry, this.options.draftLog.draftOf(entry.instanceId)))
  }

  /** What a client is made with differs: that is another client; the old one leaves its room first. */
  private async renewClient(entry: InstanceEntry): Promise<void> {
    const wanted = this.settingsOf(entry.draft, entry.deviceId)
    if (isDeepStrictEqual(wanted, entry.clientSettings)) return
    const oldId = entry.clientId
    Object.assign(entry, this.makeClient(entry.instanceId, wanted))
    entry.clientSettings = wanted
    await this.options.fleet.destroyClient(oldId)
  }

  private settingsOf(draft: EnterDraft, ownDeviceId: string): EngineClientSettings {
    return clientSettingsOf(draft, draft.isFixedDeviceId ? this.sharedDeviceId : ownDeviceId)
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

function chatroomError(error: unknown): ConsoleError {
  const { code, desc } = error as { code: number; desc: string }
  return ConsoleError.chatroom(code, desc)
}
