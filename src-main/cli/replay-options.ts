import { readFile } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import { rerunRemapSchema, type RerunRemap, type RerunTarget } from '../../src-shared/console'
import type { RecordingOptions } from './recording-command'

export const REPLAY_MODES = ['film', 'rerun', 'wire'] as const
export type ReplayMode = (typeof REPLAY_MODES)[number]

/** Flags of `roomscope replay`. */
export interface ReplayOptions extends RecordingOptions {
  readonly mode: ReplayMode
  readonly speed?: number
  readonly world?: string
  readonly embedded: boolean
  readonly link?: string[]
  readonly tls: boolean
  readonly account: Readonly<Record<string, string>>
  readonly room: Readonly<Record<string, string>>
  readonly appkey?: string
  readonly secrets?: string
}

/** Where a rerun goes by its flags. */
export function targetOf({ embedded, link, tls }: ReplayOptions): RerunTarget {
  if (link !== undefined) return { kind: 'addresses', addresses: link, tls }
  return { kind: embedded ? 'embedded' : 'recorded' }
}

/**
 * Who and what takes another's place by the flags. Secrets come from a file: what stands on a command line can be seen
 * by others.
 * @throws Error naming the file of secrets when it is no JSON object of texts.
 */
export async function remapOf({ account, room, appkey, secrets }: ReplayOptions): Promise<RerunRemap> {
  const remap = { accounts: account, rooms: room, appkey: appkey ?? null }
  if (secrets === undefined) return rerunRemapSchema.parse(remap)
  const text = await readFile(secrets, 'utf8').catch((error: Error) => {
    throw new Error(`cannot read ${secrets}: ${error.message}`)
  })
  const parsed = rerunRemapSchema.safeParse({ ...remap, secrets: jsonOf(text) })
  if (parsed.success) return parsed.data
  throw new Error(
    `${secrets} is no JSON object with a text for each secret, such as {"1.staticToken.value": "…"}.`,
  )
}

/** Parses `OLD=NEW` and adds it to those before. */
export function parsePair(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [, from, to] = /^([^=]+)=(.+)$/.exec(text) ?? []
  if (from === undefined || to === undefined) throw new InvalidArgumentError('It is written OLD=NEW.')
  return { ...before, [from]: to }
}

/** Parses how many times faster than recorded. */
export function parseSpeed(text: string): number {
  const speed = Number(text)
  if (!/^\d+(\.\d+)?$/.test(text) || speed < 0.01 || speed > 1000)
    throw new InvalidArgumentError('A speed is a number from 0.01 to 1000.')
  return speed
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
