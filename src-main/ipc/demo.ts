import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import {
  defaultEnterDraft,
  type CloudOverview,
  type ConsoleService,
  type InstanceSummary,
  type OpenRequest,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'

export interface DemoStage {
  readonly service: ConsoleService
  readonly clock: Clock
  /** Shows the operator where the demo is. */
  readonly open: (request: OpenRequest) => void
  readonly say: (line: string) => void
}

const POLL_MS = 20
const STEP_TIMEOUT_MS = 10_000
/** Long enough to see what happened before the next thing does. */
const PAUSE_MS = 800

/**
 * Plays the product's main job by itself: two clients enter a room of the demo world, the manager kicks the other, and the
 * film of it plays.
 * @throws Error naming the step that did not come about within 10 seconds.
 */
export async function playDemo(stage: DemoStage): Promise<void> {
  const { service } = stage
  const bootstrap = await service.bootstrap()
  const cast = castOf(bootstrap.cloud)
  const manager = await enter(stage, cast.manager, V2NIMLoginAuthType.DYNAMIC_TOKEN, cast)
  const guest = await enter(stage, cast.guest, V2NIMLoginAuthType.DEFAULT, cast)
  await pause(stage)
  await service.kickMember({
    instanceId: manager.instanceId,
    targetAccountId: cast.guest,
    notificationExtension: 'demo',
  })
  await until(stage, guest.instanceId, `${cast.guest} is kicked`, (instance) => instance.kicked !== null)
  await pause(stage)
  stage.open({ view: 'recordings', sessionId: bootstrap.sessionId, play: true })
  stage.say('demo: the film of this session plays')
  await pause(stage)
}

interface Cast {
  readonly appkey: string
  readonly roomId: string
  readonly manager: string
  readonly guest: string
}

function castOf(cloud: CloudOverview): Cast {
  for (const app of cloud.apps) {
    for (const room of app.rooms) {
      const manager = room.managers[0] ?? room.creator
      const guest = app.accounts.find(
        ({ accountId, banned }) =>
          !banned &&
          accountId !== manager &&
          accountId !== room.creator &&
          !room.managers.includes(accountId),
      )
      const known = app.accounts.some(({ accountId }) => accountId === manager)
      if (room.valid && known && guest)
        return { appkey: app.appkey, roomId: room.roomId, manager, guest: guest.accountId }
    }
  }
  throw new Error('demo: the world has no open room with a manager and another account in it')
}

async function enter(
  stage: DemoStage,
  accountId: string,
  authType: V2NIMLoginAuthType,
  { appkey, roomId }: Cast,
): Promise<InstanceSummary> {
  const created = await stage.service.createInstance({
    draft: defaultEnterDraft({ appkey, roomId, accountId, authType }),
  })
  stage.open({ view: 'workbench', instanceId: created.instanceId })
  await stage.service.enterInstance({ instanceId: created.instanceId })
  return until(
    stage,
    created.instanceId,
    `${accountId} entered room ${roomId}`,
    (instance) => instance.status === 'ENTERED' && !instance.entering,
  )
}

async function until(
  stage: DemoStage,
  instanceId: number,
  what: string,
  reached: (instance: InstanceSummary) => boolean,
): Promise<InstanceSummary> {
  for (let waitedMs = 0; waitedMs <= STEP_TIMEOUT_MS; waitedMs += POLL_MS) {
    const instance = (await stage.service.listInstances()).find((one) => one.instanceId === instanceId)
    if (instance && reached(instance)) {
      stage.say(`demo: ${what}`)
      return instance
    }
    await sleep(stage.clock, POLL_MS)
  }
  throw new Error(`demo: "${what}" did not come about within ${STEP_TIMEOUT_MS / 1000} s`)
}

function pause(stage: DemoStage): Promise<void> {
  return sleep(stage.clock, PAUSE_MS)
}

function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(resolve, delayMs))
}
