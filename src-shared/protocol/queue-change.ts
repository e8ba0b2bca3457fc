import { parseJson } from './json-value'
import type { QueueChangeKind } from './notification-table'
import { queueChangeKinds } from './notification-table'
import { isRecord } from './own-property'

/** One element of the queue of a room. */
export interface QueueElement {
  key: string
  value: string
  /** Who offered it; only a batch offer tells. */
  accountId?: string
  nick?: string
}

/** What happened to the queue of a room, in API names. */
export interface QueueChange {
  queueChangeType?: number
  elements?: QueueElement[]
}

function kindOf(type: number | undefined): QueueChangeKind | undefined {
  const kinds = Object.keys(queueChangeKinds) as QueueChangeKind[]
  return kinds.find((kind) => queueChangeKinds[kind] === type)
}

/** The JSON text of a queue change (protocol notes §8.2), or undefined when the object holds none. */
export function encodeQueueChange({ queueChangeType, elements = [] }: QueueChange): string | undefined {
  const kind = kindOf(queueChangeType)
  return kind === undefined ? undefined : JSON.stringify({ _e: kind, ...contentOf(kind, elements) })
}

function contentOf(kind: QueueChangeKind, elements: readonly QueueElement[]): Record<string, unknown> {
  switch (kind) {
    case 'OFFER':
    case 'POLL':
      return { key: elements[0]?.key ?? '', content: elements[0]?.value ?? '' }
    case 'DROP':
      return {}
    case 'PARTCLEAR':
    case 'BATCH_UPDATE':
      return { kvObject: Object.fromEntries(elements.map(({ key, value }) => [key, value])) }
    case 'BATCH_OFFER':
      return {
        elements: elements.map(({ key, value, accountId, nick }) => ({ key, value, accid: accountId, nick })),
      }
  }
}

/** Reads the JSON text of a queue change; an unknown kind or text that is no JSON object gives an empty result. */
export function decodeQueueChange(text: string): QueueChange {
  const change = parseJson(text)
  if (!isRecord(change)) return {}
  const kind = change['_e']
  if (typeof kind !== 'string' || !Object.hasOwn(queueChangeKinds, kind)) return {}
  return {
    queueChangeType: queueChangeKinds[kind as QueueChangeKind],
    elements: elementsOf(kind as QueueChangeKind, change),
  }
}

function elementsOf(kind: QueueChangeKind, change: Record<string, unknown>): QueueElement[] {
  switch (kind) {
    case 'OFFER':
    case 'POLL':
      return [{ key: textOf(change['key']), value: textOf(change['content']) }]
    case 'DROP':
      return []
    case 'PARTCLEAR':
    case 'BATCH_UPDATE': {
      const map = change['kvObject']
      return isRecord(map) ? Object.entries(map).map(([key, value]) => ({ key, value: textOf(value) })) : []
    }
    case 'BATCH_OFFER': {
      const list = change['elements']
      return Array.isArray(list) ? list.filter(isRecord).map(offeredElement) : []
    }
  }
}

function offeredElement({ key, value, accid, nick }: Record<string, unknown>): QueueElement {
  const element: QueueElement = { key: textOf(key), value: textOf(value) }
  if (typeof accid === 'string') element.accountId = accid
  if (typeof nick === 'string') element.nick = nick
  return element
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
