import type { StoredEvent } from './stored-items'

/** An event as its line of NDJSON, without the line feed. */
export interface EventLine {
  readonly type: 'event'
  readonly text: string
}

/** Names repeat: no more than these are kept quoted. */
const MAX_KEPT = 1000

/**
 * Makes lines of events as they are stored. The payload is JSON already and goes in as it is: to read it and to write it
 * again took most of the time of an export.
 */
export class EventLines {
  private readonly kept = new Map<string, string>()

  lineOf(event: StoredEvent): EventLine {
    const { ordinal, atNs, instanceId, attemptId, kind, name, from, to, code, payload } = event
    const place = `"ordinal":${ordinal},"atNs":${atNs},"instanceId":${instanceId},"attemptId":${attemptId}`
    const names = `"kind":${this.quoted(kind)},"name":${this.quoted(name)}`
    const states = `"from":${this.quoted(from)},"to":${this.quoted(to)},"code":${code}`
    const text = `{"type":"event",${place},${names},${states},"payload":${payload},"frame":${this.frameOf(event)}}`
    return { type: 'event', text }
  }

  private quoted(text: string | null): string {
    if (text === null) return 'null'
    const known = this.kept.get(text)
    if (known !== undefined) return known
    const quoted = JSON.stringify(text)
    if (this.kept.size < MAX_KEPT) this.kept.set(text, quoted)
    return quoted
  }

  private frameOf({ direction, transport, data, sizeBytes, redacted }: StoredEvent): string {
    if (direction === null || transport === null) return 'null'
    const route = `"direction":${this.quoted(direction)},"transport":${this.quoted(transport)}`
    const facts = `${route},"sizeBytes":${sizeBytes},"redacted":${redacted === 1}`
    if (typeof data === 'string') return `{${facts},"encoding":"text","data":${JSON.stringify(data)}}`
    const base64 = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')
    return `{${facts},"encoding":"base64","data":"${base64}"}`
  }
}
