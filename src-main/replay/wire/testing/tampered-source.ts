import type { EventDetail, EventRow } from '../../../../src-shared/console'
import type { WireSource } from '../read-script'

/** What is done to a recording before it is read. */
export interface Tampering {
  /** The events that stay. */
  readonly keep?: (row: EventRow) => boolean
  /** Other bytes for a frame; what it does not return stays. */
  readonly frameData?: (detail: EventDetail) => Uint8Array | undefined
}

/** A recording as if it had been written differently; the file stays as it is. */
export function tamperedSource(source: WireSource, { keep, frameData }: Tampering): WireSource {
  return {
    readSession: source.readSession,
    listInstances: source.listInstances,
    indexEvents: source.indexEvents,
    async readEvents(input) {
      const rows = await source.readEvents(input)
      return rows.filter((row) => keep?.(row) ?? true)
    },
    async readEvent(input) {
      const detail = await source.readEvent(input)
      return detail && { ...detail, frameData: frameData?.(detail) ?? detail.frameData }
    },
  }
}
