import type { QueueChangeKind, QueueElement } from '../../../src-shared/protocol'
import { isLeading, MEMBER_REFUSAL } from '../member-rules'
import { MAX_QUEUE_SIZE } from '../room-queue'
import { accept, inRoom, refuse, REFUSAL, type CommandHandler, type Reply, type RoomCall } from './command'
import { switchField, textField, textOrNull, wholeNumber } from './read-fields'

const MAX_BATCH = 100
const MAX_KEY_LENGTH = 128
const MAX_VALUE_LENGTH = 4096

/** 36_25: limits the queue. */
export const queueInit = byLeaders(({ session, fields }) => {
  const size = wholeNumber(fields['size'], MAX_QUEUE_SIZE + 1)
  if (size > MAX_QUEUE_SIZE) return refuse(REFUSAL.badParameter)
  session.room.queue.setMaxSize(size)
  return accept()
})

/** 36_20: appends an element or changes it. Only creator and managers offer in another's name. */
export const queueOffer = byContributors((call) => {
  const { session, member, fields } = call
  const key = textField(fields, 'elementKey')
  const value = textField(fields, 'elementValue')
  const ownerId = textOrNull(fields['elementOwnerAccountId']) ?? session.accountId
  if (!isElement(key, value)) return refuse(REFUSAL.badParameter)
  if (ownerId !== session.accountId && !isLeading(member.role)) return refuse(MEMBER_REFUSAL.managerOnly)
  const offered = session.room.queue.offer({ key, value, ownerId, transient: fields['transient'] === true })
  if (!offered) return refuse(REFUSAL.tooMany)
  return accept({}, () => tell(call, 'OFFER', [{ key, value }]))
})

/** 36_21: takes out the element with a key, or the first. */
export const queuePoll = byLeaders((call) => {
  const element = call.session.room.queue.poll(textOrNull(call.fields['elementKey']))
  if (element === null) return refuse(REFUSAL.notFound)
  return accept(fieldsOf(element), () => tell(call, 'POLL', [element]))
})

/** 36_22: all elements in their order. */
export const queueList = inRoom(({ session }) =>
  accept({ datas: session.room.queue.list().map(({ key, value }) => ({ [key]: value })) }),
)

/** 36_23: the first element. */
export const queuePeek = inRoom(({ session }) => {
  const element = session.room.queue.peek()
  return element === null ? refuse(REFUSAL.notFound) : accept(fieldsOf(element))
})

/** 36_24: empties the queue. */
export const queueDrop = byLeaders((call) => {
  call.session.room.queue.drop()
  return accept({}, () => tell(call, 'DROP', []))
})

/** 36_26: changes elements that are there and names the keys that are not. */
export const queueBatchUpdate = byContributors((call) => {
  const { fields } = call
  const values = valuesOf(fields['keyValues'])
  const count = Object.keys(values).length
  const isValid = Object.entries(values).every(([key, value]) => isElement(key, value))
  if (count === 0 || count > MAX_BATCH || !isValid) return refuse(REFUSAL.badParameter)
  const { changed, missing } = call.session.room.queue.update(values)
  return accept({ datas: [...missing] }, () => {
    if (changed.length > 0 && switchField(fields, 'notificationEnabled')) tell(call, 'BATCH_UPDATE', changed)
  })
})

/** For creator and managers only. */
function byLeaders(handle: (call: RoomCall) => Reply): CommandHandler {
  return inRoom((call) => {
    if (call.session.anonymous) return refuse(REFUSAL.anonymousForbidden)
    return isLeading(call.member.role) ? handle(call) : refuse(MEMBER_REFUSAL.managerOnly)
  })
}

/** For everybody with an account, or for creator and managers only where the room says so (domain.md §2.8). */
function byContributors(handle: (call: RoomCall) => Reply): CommandHandler {
  const leadersOnly = byLeaders(handle)
  const anybody = inRoom((call) =>
    call.session.anonymous ? refuse(REFUSAL.anonymousForbidden) : handle(call),
  )
  return (call) => (call.connection.session?.room.queueLevel === 1 ? leadersOnly(call) : anybody(call))
}

function tell(
  { session, member, context, fields }: RoomCall,
  kind: QueueChangeKind,
  elements: readonly QueueElement[],
): void {
  const extension = textOrNull(fields['notificationExtension'])
  context.presence.notifyQueue(session.room, { operator: member, kind, elements, extension })
}

function fieldsOf({ key, value }: QueueElement) {
  return { elementKey: key, elementValue: value }
}

function isElement(key: string, value: string): boolean {
  return key !== '' && key.length <= MAX_KEY_LENGTH && value.length <= MAX_VALUE_LENGTH
}

/** A map of texts as it was decoded. */
function valuesOf(field: RoomCall['fields'][string] | undefined): Readonly<Record<string, string>> {
  return typeof field === 'object' && !Array.isArray(field) ? (field as Record<string, string>) : {}
}
