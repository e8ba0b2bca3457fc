import type { QueueElement } from '../../src-shared/protocol'

/** What a room's queue holds when nobody said otherwise, and at most (domain.md §2.8). */
export const MAX_QUEUE_SIZE = 1000

interface QueueEntry {
  readonly value: string
  readonly ownerId: string
  /** Goes when its owner leaves the room. */
  readonly transient: boolean
}

export interface QueueOffer extends QueueElement {
  readonly ownerId: string
  readonly transient: boolean
}

/** The queue of a room: elements with unique keys, in the order in which they were offered (domain.md §2.8). */
export class RoomQueue {
  private readonly entries = new Map<string, QueueEntry>()
  private maxSize = MAX_QUEUE_SIZE

  /** Limits the queue; elements beyond the new size stay until they are taken. */
  setMaxSize(size: number): void {
    this.maxSize = size
  }

  /** Appends an element, or changes the one with its key in its place. @returns false when the queue is full. */
  offer({ key, value, ownerId, transient }: QueueOffer): boolean {
    if (!this.entries.has(key) && this.entries.size >= this.maxSize) return false
    this.entries.set(key, { value, ownerId, transient })
    return true
  }

  /** Takes out the element with this key, or the first. */
  poll(key: string | null): QueueElement | null {
    const element = key === null ? this.peek() : this.find(key)
    if (element !== null) this.entries.delete(element.key)
    return element
  }

  peek(): QueueElement | null {
    return this.list()[0] ?? null
  }

  list(): readonly QueueElement[] {
    return [...this.entries].map(([key, { value }]) => ({ key, value }))
  }

  drop(): void {
    this.entries.clear()
  }

  /** Changes the values of elements that are there. @returns which were changed, and the keys that are not there. */
  update(values: Readonly<Record<string, string>>): {
    changed: readonly QueueElement[]
    missing: readonly string[]
  } {
    const elements = Object.entries(values).map(([key, value]) => ({ key, value }))
    const changed = elements.filter(({ key }) => this.entries.has(key))
    for (const { key, value } of changed) {
      const entry = this.entries.get(key)
      if (entry) this.entries.set(key, { ...entry, value })
    }
    return {
      changed,
      missing: elements.map(({ key }) => key).filter((key) => !this.entries.has(key)),
    }
  }

  /** How many elements an account offered for as long as it is there. */
  countTransientOf(ownerId: string): number {
    return [...this.entries.values()].filter((entry) => entry.transient && entry.ownerId === ownerId).length
  }

  /** Takes out what an account offered for as long as it is there. */
  removeTransientOf(ownerId: string): readonly QueueElement[] {
    const removed: QueueElement[] = []
    for (const [key, entry] of this.entries)
      if (entry.transient && entry.ownerId === ownerId) {
        this.entries.delete(key)
        removed.push({ key, value: entry.value })
      }
    return removed
  }

  private find(key: string): QueueElement | null {
    const entry = this.entries.get(key)
    return entry === undefined ? null : { key, value: entry.value }
  }
}
