import type { KickStep, KickSubject, KickWay } from '../../../src-shared/console'
import type { EmbeddedCloud } from '../../cloud'
import type { InstanceDesk } from '../instance-desk'
import { KickLabError, type LabCast } from './lab-cast'
import type { LabWorld } from './lab-world'

/** What an act works with. */
export interface ActGround {
  readonly desk: InstanceDesk
  readonly cloud: EmbeddedCloud
  readonly cast: LabCast
  readonly world: LabWorld
  readonly subject: KickSubject
  /** The account that kicks; null where nobody may. */
  readonly kicker: string | null
}

/** One way out of a room. */
export interface KickAct {
  /** Brings those who are needed; what the client tells meanwhile does not count. @returns who will do it. */
  readonly prepare?: (ground: ActGround) => Promise<number | null>
  /** Does it. @param actorId who `prepare` brought. */
  readonly act: (ground: ActGround, actorId: number | null) => Promise<void>
  /** Goes on with it once the client has told of something. */
  readonly afterStep?: (ground: ActGround, step: KickStep) => Promise<void>
  /** How long its consequences may take. */
  readonly limitMs: number
}

const CONNECT_FAILED = 192001
const QUICK_MS = 10_000
/** A reconnect waits a second, then two, then three. */
const RECONNECT_MS = 30_000

/** How each way is taken. */
export const KICK_ACTS: { readonly [W in KickWay]: KickAct } = {
  managerKick: {
    prepare: ({ cast, kicker }) => cast.bringKicker(accountOf(kicker)),
    act: ({ desk, subject }, actorId) => desk.kickMember(actorOf(actorId), subject.accountId, ''),
    limitMs: QUICK_MS,
  },
  serverKick: {
    act: ({ world, subject, kicker }) => world.kick({ ...subject, operatorId: accountOf(kicker) }),
    limitMs: QUICK_MS,
  },
  selfKick: {
    async prepare({ cast, world, subject: { appkey } }) {
      await world.change('multiEndPolicy', { kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'all' })
      const double = cast.double('other')
      await cast.bringIn(double)
      return double
    },
    act: ({ desk, subject }, actorId) => desk.kickMember(actorOf(actorId), subject.accountId, ''),
    limitMs: QUICK_MS,
  },
  conflictLogin: {
    async prepare({ cast, cloud, world, subject: { appkey } }) {
      if (cloud.describe().apps.some((app) => app.appkey === appkey && app.multiEndPolicy === 'all'))
        await world.change('multiEndPolicy', { kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'single' })
      return cast.double('other')
    },
    act: ({ cast }, actorId) => cast.bringIn(actorOf(actorId)),
    limitMs: QUICK_MS,
  },
  sameDevice: {
    prepare: ({ cast }) => Promise.resolve(cast.double('own')),
    act: ({ cast }, actorId) => cast.bringIn(actorOf(actorId)),
    limitMs: QUICK_MS,
  },
  blocked: {
    act: ({ world, subject: { appkey, roomId, accountId } }) =>
      world.change('blocked', { kind: 'setBlocked', appkey, roomId, accountId, blocked: true }),
    limitMs: QUICK_MS,
  },
  accountBanned: {
    act: ({ world, subject: { appkey, accountId } }) => world.ban(appkey, accountId),
    limitMs: QUICK_MS,
  },
  bannedReconnect: {
    async act(ground) {
      const { appkey, accountId } = ground.subject
      await ground.world.change('banned', { kind: 'setBanned', appkey, accountId, banned: true })
      dropLink(ground)
    },
    limitMs: RECONNECT_MS,
  },
  tokenChanged: {
    async act(ground) {
      await ground.world.changeToken(ground.subject.appkey, ground.subject.accountId)
      dropLink(ground)
    },
    limitMs: RECONNECT_MS,
  },
  roomClosed: {
    act: ({ world, subject: { appkey, roomId } }) =>
      world.change('roomClosed', { kind: 'setRoomOpen', appkey, roomId, open: false }),
    limitMs: QUICK_MS,
  },
  linkDropped: { act: async (ground) => dropLink(ground), limitMs: RECONNECT_MS },
  serverGone: {
    act: ({ world }) => world.stopCloud(),
    // The server is back once the client has come in vain.
    async afterStep({ world }, step) {
      if (step.kind === 'status' && step.code === CONNECT_FAILED) await world.undoNow('cloudStopped')
    },
    limitMs: RECONNECT_MS,
  },
  ownExit: {
    async act({ desk, cast }) {
      await desk.exit(cast.victimId)
    },
    limitMs: QUICK_MS,
  },
}

function dropLink({ desk, cloud, cast }: ActGround): void {
  const end = cloud
    .connections()
    .find((one) => one.phase === 'entered' && desk.instanceOfEnd(one) === cast.victimId)
  if (end === undefined || !cloud.dropConnection(end.connectionId))
    throw new KickLabError('The embedded cloud has no connection of this client.')
}

function accountOf(kicker: string | null): string {
  if (kicker === null)
    throw new KickLabError('Nobody may kick in this room: it needs a creator or a manager.')
  return kicker
}

function actorOf(actorId: number | null): number {
  if (actorId === null) throw new KickLabError('There is nobody to do it.')
  return actorId
}
