import { worldSchema, type World } from '../../src-shared/console/world'
import { CloudApp } from './cloud-app'
import type { FaultDesk } from './faults/fault-desk'
import type { Room } from './room'

/** What exists in a cloud: made from a world file, changing while the cloud runs, and written as a world file again. */
export class LiveWorld {
  /** The same map for the life of the cloud; what is in it changes when another world is loaded. */
  readonly apps = new Map<string, CloudApp>()

  constructor(
    world: World,
    private readonly faults: FaultDesk,
  ) {
    this.fill(world)
  }

  get rooms(): readonly Room[] {
    return [...this.apps.values()].flatMap((app) => [...app.rooms.values()])
  }

  /** Does any app ask the third-party server that the cloud brings along? */
  get wantsSample(): boolean {
    return [...this.apps.values()].some((app) => app.thirdPartyCallback?.url === 'sample')
  }

  /** Forgets everything and begins with another world. @throws z.ZodError naming the field that is wrong. */
  replace(world: World): void {
    const checked = worldSchema.parse(world)
    this.apps.clear()
    this.faults.clear()
    this.fill(checked)
  }

  /** The world as it is now, with all its secrets: never into events, logs or errors. */
  toWorld(): World {
    return {
      apps: [...this.apps.values()].map((app) => app.toWorld()),
      faults: this.faults.list().map(({ fault }) => fault),
    }
  }

  /** Forgets who is in which room, for a cloud that stops. */
  emptyRooms(): void {
    for (const room of this.rooms) room.empty()
  }

  private fill(world: World): void {
    for (const app of world.apps) this.apps.set(app.appkey, new CloudApp(app))
    for (const fault of world.faults) this.faults.apply(fault)
  }
}
