import { V2NIMLoginAuthType, V2NIMLoginClientType } from '../../../src-shared/chatroom'
import {
  KICK_WAYS,
  kickProblem,
  type CloudAppOverview,
  type InstanceSummary,
  type KickEnd,
  type KickGround,
  type KickSituation,
  type KickSubject,
} from '../../../src-shared/console'
import type { EmbeddedCloud } from '../../cloud'
import type { InstanceDesk } from '../instance-desk'

/** Where it is looked up who is in a room. */
export interface GroundSources {
  readonly desk: InstanceDesk
  readonly cloud: EmbeddedCloud
}

/** Who of an account is in a room, and which ways out can be tried. */
export function readKickGround(sources: GroundSources, subject: KickSubject): KickGround {
  const view = new GroundView(sources, subject)
  const situation = view.situation()
  const problems = KICK_WAYS.map((way) => [way, kickProblem(way, situation)] as const)
  const { ends, kicker } = view
  const isThrownOut = subject.victimId === null && view.app?.multiEndPolicy === 'single'
  return {
    cloud: situation.cloud,
    ends,
    kicker,
    problems: Object.fromEntries(problems.filter(([, problem]) => problem !== null)),
    foreignEndCount: isThrownOut ? ends.filter(({ instanceId }) => instanceId === null).length : 0,
  }
}

class GroundView {
  readonly app: CloudAppOverview | undefined
  readonly ends: readonly KickEnd[]
  readonly kicker: string | null
  private readonly instances: readonly InstanceSummary[]
  private readonly victim: InstanceSummary | undefined

  constructor(
    private readonly sources: GroundSources,
    private readonly subject: KickSubject,
  ) {
    this.app = sources.cloud.describe().apps.find(({ appkey }) => appkey === subject.appkey)
    this.instances = sources.desk.list()
    this.victim = this.instances.find(({ instanceId }) => instanceId === subject.victimId)
    this.ends = [...this.endsOfCloud(subject.accountId), ...this.endsElsewhere()]
    this.kicker = this.cloud === 'foreign' ? this.kickerBeside() : this.kickerOfRoom()
  }

  situation(): KickSituation {
    const { subject, victim } = this
    return {
      cloud: this.cloud,
      canWatch: subject.victimId === null ? this.app !== undefined : victim !== undefined,
      anonymous: victim?.draft.anonymousMode ?? false,
      authType: victim?.draft.authType ?? V2NIMLoginAuthType.DEFAULT,
      isCreator: this.room?.creator === subject.accountId,
      hasKicker: this.kicker !== null,
    }
  }

  private get cloud(): KickSituation['cloud'] {
    const { victim } = this
    const isOurs = victim === undefined ? this.app !== undefined : this.isInOurCloud(victim)
    if (!isOurs) return 'foreign'
    return this.sources.cloud.describe().link === null ? 'stopped' : 'embedded'
  }

  private get room() {
    return this.app?.rooms.find(({ roomId }) => roomId === this.subject.roomId)
  }

  /** An instance may name the embedded cloud's address itself: then the cloud knows its connection. */
  private isInOurCloud({ instanceId, draft }: InstanceSummary): boolean {
    if (draft.linkProvider.kind === 'embedded') return true
    return this.ends.some((end) => end.instanceId === instanceId && end.enteredAtMs !== null)
  }

  private endsOfCloud(accountId: string): KickEnd[] {
    const { desk, cloud } = this.sources
    const { appkey, roomId } = this.subject
    return cloud
      .connections()
      .filter((one) => one.phase === 'entered' && one.appkey === appkey)
      .filter((one) => one.roomId === roomId && one.accountId === accountId)
      .map((one) => {
        const instanceId = desk.instanceOfEnd(one)
        return {
          instanceId,
          deviceId: one.deviceId,
          clientType: one.clientType ?? V2NIMLoginClientType.UNKNOWN,
          engine: this.engineOf(instanceId),
          enteredAtMs: one.enteredAtMs,
        }
      })
  }

  /** Instances that are in the room of a cloud that is not ours. */
  private endsElsewhere(): KickEnd[] {
    const known = new Set(this.endsOfCloud(this.subject.accountId).map(({ instanceId }) => instanceId))
    return this.instances
      .filter((one) => this.isInRoom(one) && one.accountId === this.subject.accountId)
      .filter(({ instanceId }) => !known.has(instanceId))
      .map(({ instanceId, draft }) => ({
        ...{ instanceId, deviceId: this.sources.desk.deviceOf(instanceId) },
        ...{ clientType: draft.clientType, engine: draft.engine, enteredAtMs: null },
      }))
  }

  private isInRoom({ status, draft }: InstanceSummary): boolean {
    const { appkey, roomId } = this.subject
    return status === 'ENTERED' && draft.appkey === appkey && draft.roomId === roomId
  }

  private engineOf(instanceId: number | null): KickEnd['engine'] {
    return this.instances.find((one) => one.instanceId === instanceId)?.draft.engine ?? null
  }

  /** Of a cloud that is not ours nothing is known: whoever is there may try. */
  private kickerBeside(): string | null {
    const { accountId } = this.subject
    return this.instances.find((one) => this.isInRoom(one) && one.accountId !== accountId)?.accountId ?? null
  }

  /** A manager or the creator, who kicks managers; nobody whose own end, not ours, would have to go for it. */
  private kickerOfRoom(): string | null {
    const { app, room, subject } = this
    if (app === undefined || room === undefined) return null
    const isManager = room.managers.includes(subject.accountId)
    const leaders = isManager ? [room.creator] : [...room.managers, room.creator]
    const usable = leaders.find((accountId) => {
      const account = app.accounts.find((known) => known.accountId === accountId)
      const isElsewhere = this.endsOfCloud(accountId).some(({ instanceId }) => instanceId === null)
      return accountId !== subject.accountId && account?.banned === false && !isElsewhere
    })
    return usable ?? null
  }
}
