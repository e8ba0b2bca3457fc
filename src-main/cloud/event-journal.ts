import type { CloudEvent, CloudEventName } from '../../src-shared/console/cloud-event'
import { BoundedLog } from './bounded-log'

const CAPACITY = 1000

/** What happened in a cloud, for the admin port: the last events, and how many there were of each name. */
export class EventJournal {
  private readonly log = new BoundedLog<CloudEvent>(CAPACITY)
  private readonly counts = new Map<CloudEventName, number>()

  note(event: CloudEvent): void {
    this.log.add(event)
    this.counts.set(event.name, (this.counts.get(event.name) ?? 0) + 1)
  }

  /** The last events, oldest first. */
  last(limit = CAPACITY): readonly CloudEvent[] {
    return this.log.last(limit)
  }

  /** How often each event happened since the cloud was made. */
  totals(): Readonly<Partial<Record<CloudEventName, number>>> {
    return Object.fromEntries(this.counts)
  }
}
