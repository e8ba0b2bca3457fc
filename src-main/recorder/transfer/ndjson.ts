import { z } from 'zod'
import { RecorderError } from '../recorder-error'
import type { EventLine } from './event-line'
import { readLines } from './file-lines'
import {
  invalidImport,
  parseItem,
  type PlacedItem,
  type TransferEvent,
  type TransferItem,
} from './transfer-item'
import { NDJSON_VERSION, upgradeItem } from './ndjson-versions'
import type { TransferLimits } from './transfer-limits'
import type { WriteText } from './whole-file'

/** First line: what the file is. */
const FORMAT = 'roomscope-ndjson'

const headerSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(1) })
const endSchema = z.strictObject({ type: z.literal('end'), itemCount: z.int().min(0) })

/** Writes items one a line, between a header and a line that tells how many there were. */
export function writeNdjson(
  items: Iterable<Exclude<TransferItem, TransferEvent> | EventLine>,
  writeText: WriteText,
): void {
  let itemCount = 0
  writeText(toLine({ format: FORMAT, version: NDJSON_VERSION }))
  for (const item of items) {
    writeText(item.type === 'event' ? `${item.text}\n` : toLine(item))
    itemCount++
  }
  writeText(toLine({ type: 'end', itemCount }))
}

/**
 * Reads what `writeNdjson` wrote, a line at a time. Nothing in the file is trusted.
 * @throws RecorderError `invalidImport` naming line and field, `tooLarge`, `newerSchema`, `notARecording`.
 */
export function* readNdjson(file: string, limits: TransferLimits): Generator<PlacedItem, void, undefined> {
  let itemCount = -1
  let version = 0
  let ended = false
  for (const { number, text } of readLines(file, limits.lineBytes)) {
    const place = `line ${number}`
    if (ended) throw invalidImport(place, 'stands after the end line')
    const value = parseLine(text)
    if (itemCount < 0) version = versionOf(value)
    else if (value === undefined) throw invalidImport(place, 'is not JSON')
    else if (isEnd(value)) ended = checkEnd(value, itemCount, place)
    else yield parseItem(upgradeItem(value, version), 'encoded', place)
    if (!ended) itemCount++
  }
  if (!ended) throw invalidImport('the end', 'the last line is missing: the file was cut off')
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** Undefined for what is no JSON. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function versionOf(value: unknown): number {
  const header = headerSchema.safeParse(value)
  if (!header.success) {
    throw new RecorderError(
      'notARecording',
      `The file is no Roomscope export: its first line is not {"format":"${FORMAT}","version":${NDJSON_VERSION}}. Choose another file.`,
    )
  }
  if (header.data.version > NDJSON_VERSION) {
    throw new RecorderError(
      'newerSchema',
      `The file has NDJSON format ${header.data.version}, made by a newer Roomscope; this one reads up to format ${NDJSON_VERSION}. ` +
        'Import it with a newer Roomscope.',
    )
  }
  return header.data.version
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'end'
}

function checkEnd(value: unknown, itemCount: number, place: string): true {
  const end = endSchema.safeParse(value)
  if (end.success && end.data.itemCount === itemCount) return true
  throw invalidImport(place, `itemCount: must be ${itemCount}, the number of lines before it`)
}
