import { randomBytes } from 'node:crypto'
import type { ConsoleRecord, EnterDraft, World } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { createCloud } from '../cloud'
import { EngineFleet } from '../engine'
import type { RerunStage, StageEvents } from '../replay'
import { toCloudRecord } from './cloud-records'
import { DraftLog } from './draft-log'
import { InstanceDesk } from './instance-desk'

export interface DeskStageOptions {
  readonly clock: Clock
  /** The world of the stage's own embedded cloud. */
  readonly world: World
  readonly events: StageEvents
}

/**
 * A stage as the operator's own console is: a desk of instances and an embedded cloud, both apart from all others, so that
 * nobody who is in a room is thrown out by a rerun.
 * @throws Error when the cloud cannot open its ports.
 */
export async function openDeskStage({ clock, world, events }: DeskStageOptions): Promise<RerunStage> {
  const takeRecord = (record: ConsoleRecord) => events.record(desk.observe(record))
  const fleet = new EngineFleet({ clock, onRecord: takeRecord })
  const cloud = createCloud({
    world,
    clock,
    onEvent: (event) => events.record(toCloudRecord(event, (one) => desk.instanceOfEvent(one))),
  })
  const desk = new InstanceDesk({
    fleet,
    sources: {
      clock,
      makeNonce: () => randomBytes(16).toString('hex'),
      linkAddresses: (subject) => cloud.linkAddresses(subject),
      secretsOf: (appkey) => cloud.secretsOf(appkey),
    },
    sessionStartedNs: events.startedNs,
    makeDeviceId: () => randomBytes(16).toString('hex'),
    describe: (instance) => events.describeInstance(instance),
    draftLog: new DraftLog({ clock, record: events.record, keepSecret: events.keepSecret }),
    onChange: () => undefined,
  })
  await cloud.start()
  return {
    async enter(instanceId, draft) {
      placeDraft(desk, instanceId, draft)
      await desk.enter(instanceId)
      return { ended: desk.settled(instanceId) }
    },
    exit: async (instanceId) => void (await desk.exit(instanceId)),
    destroyInstance: (instanceId) => desk.destroy(instanceId),
    kickMember: (instanceId, accountId, notificationExtension) =>
      desk.kickMember(instanceId, accountId, notificationExtension).catch(() => undefined),
    async close() {
      await fleet.destroyAll()
      await cloud.stop()
    },
  }
}

function placeDraft(desk: InstanceDesk, instanceId: number, draft: EnterDraft): void {
  const isThere = desk.list().some((instance) => instance.instanceId === instanceId)
  if (isThere) desk.update(instanceId, draft)
  else desk.create(draft, { instanceId })
}
