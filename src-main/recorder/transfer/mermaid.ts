import { isHeartbeat } from '../event-entry'
import { RecorderError } from '../recorder-error'
import type { TransferEvent, TransferItem } from './transfer-item'
import type { WriteText } from './whole-file'

/** Beyond these a diagram is drawn by no viewer, and read by nobody. */
export const MAX_LANES = 20
export const MAX_ARROWS = 500

const MAX_LABEL_CHARACTERS = 80

const OPERATOR = 'operator'
const CLOUD = 'cloud'

/**
 * Writes one session as a Mermaid sequence diagram: the operator, a lane for each instance, the cloud. Heartbeats in a
 * row are one note with their number; what does not fit is counted in a last note.
 * @throws RecorderError `failed` for items of more than one session.
 */
export function writeMermaid(items: Iterable<TransferItem>, writeText: WriteText): void {
  const diagram = new Diagram(writeText)
  for (const item of items) diagram.add(item)
  diagram.finish()
}

class Diagram {
  private readonly lanes = new Set<number>()
  private sessionCount = 0
  private arrowCount = 0
  private leftOutCount = 0
  private heartbeats = { lane: '', count: 0 }

  constructor(private readonly writeText: WriteText) {}

  add(item: TransferItem): void {
    switch (item.type) {
      case 'session':
        return this.begin(item.name)
      case 'instance':
        return this.addLane(item.instanceId, `${item.instanceId} ${item.accountId}`)
      case 'event':
        return this.addEvent(item)
      case 'note':
        return
      default:
        return item satisfies never
    }
  }

  finish(): void {
    this.endHeartbeats()
    if (this.leftOutCount > 0) this.line(`note over ${CLOUD}: ${this.leftOutCount} more events are left out`)
  }

  private begin(name: string): void {
    if (++this.sessionCount > 1) {
      throw new RecorderError('failed', 'A sequence diagram shows one session. Export them one by one.')
    }
    this.writeText('sequenceDiagram\n')
    this.line(`%% ${label(name)}`)
    this.line(`actor ${OPERATOR} as Operator`)
    this.line(`participant ${CLOUD} as Cloud`)
  }

  private addLane(instanceId: number, name: string): void {
    if (this.lanes.has(instanceId) || this.lanes.size === MAX_LANES) return
    this.lanes.add(instanceId)
    this.line(`participant i${instanceId} as ${label(name)}`)
  }

  private addEvent(event: TransferEvent): void {
    const { instanceId } = event
    if (instanceId !== null) this.addLane(instanceId, String(instanceId))
    const lane = instanceId === null ? CLOUD : `i${instanceId}`
    const isShown = instanceId === null || this.lanes.has(instanceId)
    const text = isShown ? describe(event, lane) : null
    if (text === null) {
      if (!isShown && isDrawn(event)) this.leftOutCount++
    } else if (isHeartbeat(event)) this.foldHeartbeat(lane)
    else this.arrow(text)
  }

  private foldHeartbeat(lane: string): void {
    if (this.heartbeats.lane !== lane) this.endHeartbeats()
    this.heartbeats = { lane, count: this.heartbeats.count + 1 }
  }

  private endHeartbeats(): void {
    const { lane, count } = this.heartbeats
    this.heartbeats = { lane: '', count: 0 }
    if (count > 0) this.limited(`note over ${lane},${CLOUD}: heartbeats ×${count}`)
  }

  private arrow(text: string): void {
    this.endHeartbeats()
    this.limited(text)
  }

  private limited(text: string): void {
    if (this.arrowCount === MAX_ARROWS) {
      this.leftOutCount++
      return
    }
    this.arrowCount++
    this.line(text)
  }

  private line(text: string): void {
    this.writeText(`  ${text}\n`)
  }
}

/** Kinds that say who told what to whom; timers, callbacks and stages stand beside them in the timeline. */
function isDrawn({ kind }: TransferEvent): boolean {
  return ['operation', 'frame', 'transition', 'provider', 'error', 'cloud'].includes(kind)
}

function describe(event: TransferEvent, lane: string): string | null {
  const text = label(event.code === null ? event.name : `${event.name} ${event.code}`)
  switch (event.kind) {
    case 'operation':
      return `${OPERATOR}->>${lane}: ${text}`
    case 'frame':
      return event.frame?.direction === 'in' ? `${CLOUD}-->>${lane}: ${text}` : `${lane}->>${CLOUD}: ${text}`
    case 'transition':
      return `note over ${lane}: ${label(`${event.from ?? ''} → ${event.to ?? ''}`)}`
    case 'provider':
    case 'error':
      return `note over ${lane}: ${event.kind} ${text}`
    case 'cloud':
      return `note over ${CLOUD}: ${text}`
    case 'timer':
    case 'callback':
    case 'attempt':
      return null
    default:
      return event.kind satisfies never
  }
}

/** Letters, digits and harmless marks: everything else means something to Mermaid or to the page that shows it. */
function label(text: string): string {
  return text
    .slice(0, MAX_LABEL_CHARACTERS)
    .replace(/[^\p{L}\p{N} _.:,→()/×-]/gu, '_')
    .replace(/\bend\b/gi, 'End_')
}
