import type { Clock } from '../../src-shared/time'
import type { CloudApp } from './cloud-app'
import type { CloudEvents } from './cloud-events'
import type { FaultDesk } from './faults/fault-desk'
import type { Moderation } from './moderation'
import type { Presence } from './presence'
import type { ThirdPartyCallback } from './third-party-callback'

/** What the commands of one cloud work with. */
export interface CloudContext {
  readonly clock: Clock
  readonly events: CloudEvents
  readonly apps: ReadonlyMap<string, CloudApp>
  readonly presence: Presence
  readonly moderation: Moderation
  readonly callback: ThirdPartyCallback
  readonly faults: FaultDesk
}
