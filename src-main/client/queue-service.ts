import type { Fields } from '../../src-shared/protocol'
import { EventSource } from './event-source'
import type { LoginDriver } from './login-driver'
import { queueEventOf, type ChatroomQueueEvents, type V2NIMChatroomQueueElement } from './queue-events'
import { queueParams, type V2NIMChatroomQueueOfferParams } from './queue-params'
import type { InstanceRecorder } from './recording'
import type { V2NIMChatroomNotificationAttachment } from './room-notification'
import { serviceCall } from './service-call'

export interface ChatroomQueueServiceOptions {
  readonly driver: LoginDriver
  readonly recorder: InstanceRecorder
}

/**
 * V2NIMChatroomQueueService: the queue of the room that a client is in (domain.md §2.8). Every method rejects with
 * V2NIMError: 191004 for arguments, 190002 outside a room, 192003 when the link is lost, 192004 without an answer, or the
 * cloud's code.
 */
export class V2NIMChatroomQueueService extends EventSource<ChatroomQueueEvents> {
  constructor(private readonly options: ChatroomQueueServiceOptions) {
    super(options.recorder)
  }

  /** Appends an element, or changes the value of the one with its key. */
  queueOffer(offerParams: V2NIMChatroomQueueOfferParams): Promise<void> {
    return serviceCall(this.recorder, 'queueOffer', {}, async () => {
      const { elementKey, elementValue, ...further } = queueParams.offer(offerParams)
      await this.options.driver.ask('v2ChatroomQueueOffer', { elementKey, elementValue, ...given(further) })
    })
  }

  /** Takes out the element with a key; without one the first. */
  queuePoll(elementKey?: string): Promise<V2NIMChatroomQueueElement> {
    // The vendor takes whatever is no text for no key.
    const key = typeof elementKey === 'string' ? elementKey : ''
    return serviceCall(this.recorder, 'queuePoll', { elementKey: key }, async () => {
      const { fields } = await this.options.driver.ask('v2ChatroomQueuePoll', { elementKey: key })
      return elementOf(fields)
    })
  }

  /** All elements in their order. */
  queueList(): Promise<V2NIMChatroomQueueElement[]> {
    return serviceCall(this.recorder, 'queueList', {}, async () => {
      const { fields } = await this.options.driver.ask('v2ChatroomQueueList', {})
      const maps = Array.isArray(fields['datas']) ? fields['datas'] : []
      return maps.flatMap((map) => {
        const [entry] = Object.entries(map)
        return entry === undefined ? [] : [{ key: entry[0], value: textOf(entry[1]) }]
      })
    })
  }

  /** The first element. */
  queuePeek(): Promise<V2NIMChatroomQueueElement> {
    return serviceCall(this.recorder, 'queuePeek', {}, async () => {
      const { fields } = await this.options.driver.ask('v2ChatroomQueuePeek', {})
      return elementOf(fields)
    })
  }

  /** Empties the queue. */
  queueDrop(): Promise<void> {
    return serviceCall(this.recorder, 'queueDrop', {}, async () => {
      await this.options.driver.ask('v2ChatroomQueueDrop', {})
    })
  }

  /** Limits how many elements the queue takes, 0 to 1000. */
  queueInit(size: number): Promise<void> {
    return serviceCall(this.recorder, 'queueInit', {}, async () => {
      await this.options.driver.ask('v2ChatroomQueueInit', { size: queueParams.size(size) })
    })
  }

  /** Changes the values of elements that are there. Resolves with the keys that are not. */
  queueBatchUpdate(
    elements: readonly V2NIMChatroomQueueElement[],
    notificationEnabled = true,
    notificationExtension?: string,
  ): Promise<string[]> {
    return serviceCall(this.recorder, 'queueBatchUpdate', {}, async () => {
      const changed = queueParams.elements(elements)
      const { fields } = await this.options.driver.ask('v2ChatroomQueueBatchUpdate', {
        keyValues: Object.fromEntries(changed.map(({ key, value }) => [key, value])),
        notificationEnabled: queueParams.notificationEnabled(notificationEnabled),
        ...given({ notificationExtension: queueParams.notificationExtension(notificationExtension) }),
      })
      return Array.isArray(fields['datas']) ? fields['datas'].map(textOf) : []
    })
  }

  /** Tells the event of a changed queue; nothing for any other notification. */
  takeNotification(attachment: V2NIMChatroomNotificationAttachment): void {
    const event = queueEventOf(attachment)
    if (event !== null) this.emit(event.name, event.values)
  }
}

function elementOf(fields: Fields): V2NIMChatroomQueueElement {
  return { key: textOf(fields['elementKey']), value: textOf(fields['elementValue']) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Without what was not given, so that no empty field is sent for it. */
function given(fields: Readonly<Record<string, string | boolean | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
