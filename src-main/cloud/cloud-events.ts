import type { CloudEvent, CloudEventName } from '../../src-shared/console/cloud-event'
import type { JsonObject } from '../../src-shared/console/record'
import type { Clock } from '../../src-shared/time'

/** Whom and what an event is about; what is unknown stays null. */
export interface EventSubject {
  readonly appkey?: string
  readonly roomId?: string
  readonly accountId?: string
  readonly deviceId?: string
  readonly connectionId?: number
}

export type CloudEventListener = (event: CloudEvent) => void

/** Tells listeners what the cloud did. Details must be free of tokens, app secrets and login extensions. */
export class CloudEvents {
  private readonly listeners = new Set<CloudEventListener>()

  constructor(private readonly clock: Clock) {}

  /** @returns a function that ends the subscription. */
  subscribe(listener: CloudEventListener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  tell(
    name: CloudEventName,
    subject: EventSubject,
    detail: JsonObject = {},
    code: number | null = null,
  ): void {
    if (this.listeners.size === 0) return
    const event: CloudEvent = {
      atNs: this.clock.nowNs(),
      name,
      appkey: subject.appkey ?? null,
      roomId: subject.roomId ?? null,
      accountId: subject.accountId ?? null,
      deviceId: subject.deviceId ?? null,
      connectionId: subject.connectionId ?? null,
      code,
      detail,
    }
    for (const listener of this.listeners) listener(event)
  }
}
