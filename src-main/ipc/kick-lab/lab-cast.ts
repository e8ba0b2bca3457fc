import { V2NIMLoginAuthType, V2NIMLoginClientType as ClientType } from '../../../src-shared/chatroom'
import {
  defaultEnterDraft,
  type EnterDraft,
  type InstanceSummary,
  type KickSubject,
} from '../../../src-shared/console'
import type { InstanceDesk } from '../instance-desk'

/** A run that cannot be carried out; the message says what to change. */
export class KickLabError extends Error {}

const SUCCESS = 200

/** The instances of one run: the one that is thrown out, and those that help. Who was made for the run goes with it. */
export class LabCast {
  private readonly temporaries: number[] = []
  private victim: number | null = null

  constructor(
    private readonly desk: InstanceDesk,
    private readonly subject: KickSubject,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws KickLabError before `bringVictim`. */
  get victimId(): number {
    if (this.victim === null) throw new KickLabError('There is no client to watch.')
    return this.victim
  }

  get victimDraft(): EnterDraft {
    return this.summaryOf(this.victimId).draft
  }

  /** The client that is to be thrown out, in its room. @throws KickLabError when it does not get in. */
  async bringVictim(): Promise<void> {
    const { victimId, appkey, roomId, accountId } = this.subject
    this.victim = victimId ?? this.make(defaultEnterDraft({ appkey, roomId, accountId }))
    await this.bringIn(this.victim)
  }

  /** The victim once more, on another device or on its own; without letting it enter. */
  double(device: 'own' | 'other'): number {
    const draft = { ...this.victimDraft, accountId: this.summaryOf(this.victimId).accountId }
    if (device === 'own') return this.make(draft, this.desk.deviceOf(this.victimId) ?? undefined)
    const { WEB, ANDROID } = ClientType
    // Another platform, so that the two ends are told apart at a glance; the vendor's SDK is always the web.
    const clientType = draft.clientType === WEB && draft.engine === 'own' ? ANDROID : WEB
    return this.make({ ...draft, clientType, isFixedDeviceId: false })
  }

  /** An instance of this account in the victim's room: the one that is there, or one made for the run. */
  async bringKicker(accountId: string): Promise<number> {
    const present = this.presentKicker(accountId)
    if (present !== null) return present
    const { appkey, roomId } = this.subject
    const { linkProvider } = this.victimDraft
    const draft = defaultEnterDraft({ appkey, roomId, accountId, linkProvider })
    const id = this.make({ ...draft, authType: V2NIMLoginAuthType.DEFAULT })
    await this.bringIn(id)
    return id
  }

  /** Lets an instance enter, unless it is in. @throws KickLabError with the code when it does not get in. */
  async bringIn(instanceId: number): Promise<void> {
    if (this.summaryOf(instanceId).status === 'ENTERED') return
    const code = await this.enter(instanceId)
    if (code !== SUCCESS)
      throw new KickLabError(`Instance #${instanceId} could not enter the room: error ${code}.`)
  }

  /** Lets an instance enter and waits for the end of that. @returns the code, 200 when it is in. */
  async enter(instanceId: number): Promise<number> {
    this.signal.throwIfAborted()
    await this.desk.enter(instanceId)
    const leave = () => void this.desk.exit(instanceId)
    this.signal.addEventListener('abort', leave, { once: true })
    await this.desk.settled(instanceId)
    this.signal.removeEventListener('abort', leave)
    this.signal.throwIfAborted()
    return this.summaryOf(instanceId).lastLogin?.code ?? 0
  }

  /** Destroys those who were made to help; the victim stays. */
  async dismissHelpers(): Promise<void> {
    const helpers = this.temporaries.filter((id) => id !== this.victim)
    for (const id of helpers) await this.dismiss(id)
  }

  /** Destroys all who were made for the run. */
  async dismissAll(): Promise<void> {
    for (const id of [...this.temporaries]) await this.dismiss(id)
  }

  /** Lets a victim that the operator made back into its room; how that ends, its instance tells. */
  async returnVictim(): Promise<void> {
    const { victimId } = this.subject
    const known = this.desk.list().find(({ instanceId }) => instanceId === victimId)
    if (victimId === null || known === undefined || known.status === 'ENTERED') return
    await this.desk.enter(victimId)
    await this.desk.settled(victimId)
  }

  private presentKicker(accountId: string): number | null {
    const { appkey, roomId } = this.subject
    const present = this.desk
      .list()
      .find(
        (one) =>
          one.status === 'ENTERED' &&
          one.accountId === accountId &&
          one.draft.appkey === appkey &&
          one.draft.roomId === roomId,
      )
    return present?.instanceId ?? null
  }

  private make(draft: EnterDraft, deviceId?: string): number {
    const { instanceId } = this.desk.create(draft, deviceId === undefined ? {} : { deviceId })
    this.temporaries.push(instanceId)
    return instanceId
  }

  private async dismiss(instanceId: number): Promise<void> {
    this.temporaries.splice(this.temporaries.indexOf(instanceId), 1)
    const isThere = this.desk.list().some((one) => one.instanceId === instanceId)
    if (isThere) await this.desk.destroy(instanceId)
  }

  private summaryOf(instanceId: number): InstanceSummary {
    const found = this.desk.list().find((one) => one.instanceId === instanceId)
    if (found === undefined)
      throw new KickLabError(`Instance #${instanceId} is not there any more; choose another end.`)
    return found
  }
}
