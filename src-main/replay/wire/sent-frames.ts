import type { FrameDirection } from '../../../src-shared/console'
import { describePacket, type PacketData, type Transport } from '../../../src-shared/protocol'
import { SECRET_PLACEHOLDER } from '../../client'
import { VOLATILE_FIELDS } from '../diff/volatile-fields'
import type { SentFrame } from './recorded-life'

/** How far a frame is looked for in the recording before it counts as one that is not there. */
const LOOK_AHEAD = 50

/** Compares what a client sends with what it sent in the recording. */
export class SentFrames {
  private nextIndex = 0

  /** @param report takes a sentence on each difference. */
  constructor(
    private readonly recorded: readonly SentFrame[],
    private readonly report: (problem: string) => void,
  ) {}

  /** Takes a frame of the client and returns its key. */
  take(transport: Transport, data: PacketData): string {
    const key = keyOfFrame(transport, 'out', data)
    const ahead = this.recorded
      .slice(this.nextIndex, this.nextIndex + LOOK_AHEAD)
      .findIndex((frame) => frame.key === key)
    if (ahead < 0) {
      this.report(`it sent ${key}, which the recording does not have there`)
      return key
    }
    for (let skipped = 0; skipped < ahead; skipped++) this.skip()
    const frame = this.recorded[this.nextIndex++]
    if (frame !== undefined) this.compare(frame, transport, data)
    return key
  }

  /** The recording is over: what was not sent is missing. */
  end(): void {
    while (this.nextIndex < this.recorded.length) this.skip()
  }

  private skip(): void {
    const frame = this.recorded[this.nextIndex++]
    if (frame !== undefined) this.report(`it did not send ${frame.key} of event ${frame.ordinal}`)
  }

  private compare(frame: SentFrame, transport: Transport, data: PacketData): void {
    if (sameBytes(frame.data, data)) return
    const [before, after] = [fieldsOf(frame.transport, frame.data), fieldsOf(transport, data)]
    const different = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== SECRET && before.get(name) !== after.get(name),
    )
    if (different.length > 0) {
      this.report(`it sent ${frame.key} of event ${frame.ordinal} with another ${different.join(', ')}`)
    }
  }
}

/** Command and serial of a packet; a text frame that holds none is its own key. */
export function keyOfFrame(transport: Transport, direction: FrameDirection, data: PacketData): string {
  const { command, sid, cid, ser } = describePacket(transport, direction, data)
  if (sid === null && typeof data === 'string') return data
  return `${command ?? `${sid}_${cid}`} ${ser}`
}

const SECRET = JSON.stringify(SECRET_PLACEHOLDER)

/** Every field by its name, that of a property as `field.name`, without what differs from run to run. */
function fieldsOf(transport: Transport, data: PacketData): Map<string, string> {
  const fields = new Map<string, string>()
  for (const { name, value, named } of describePacket(transport, 'out', data).fields) {
    if (named === undefined || Array.isArray(named)) fields.set(name, stableJson(named ?? value))
    else for (const [key, part] of Object.entries(named)) fields.set(`${name}.${key}`, stableJson(part))
  }
  for (const name of fields.keys()) if (isVolatile(name)) fields.delete(name)
  return fields
}

function isVolatile(name: string): boolean {
  return Object.hasOwn(VOLATILE_FIELDS, name.slice(name.lastIndexOf('.') + 1))
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) =>
    Object.hasOwn(VOLATILE_FIELDS, key) ? undefined : typeof part === 'bigint' ? String(part) : part,
  )
}

function sameBytes(one: PacketData, other: PacketData): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return Buffer.compare(one, other) === 0
}
