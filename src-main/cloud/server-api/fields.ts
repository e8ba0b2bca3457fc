import { z } from 'zod'
import { worldSchema } from '../../../src-shared/console/world'

const app = worldSchema.shape.apps.element.shape
const account = app.accounts.unwrap().element.shape
const room = app.rooms.unwrap().element.shape

/** Fields that calls of both versions have, with the limits of the world file (domain.md §5.4). */

export const accountId = account.accountId
export const token = account.token
export const nick = account.nick.unwrap()
export const avatar = account.avatar.unwrap()
export const roomName = room.name.unwrap()
export const announcement = room.announcement.unwrap()
export const liveUrl = room.liveUrl.unwrap()
export const extension = room.extension.unwrap()

/** A room is a number in JSON and digits in a query; both are taken everywhere. */
export const roomId = z.union([room.roomId, z.number().int().min(0)]).transform(String)

/** `true` and `false`, as such, as text or as 1 and 0: queries and forms have no other way. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0']), z.literal(1), z.literal(0)])
  .transform((value) => [true, 'true', '1', 1].includes(value))

/** A whole number, also as text. */
export const count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int())

export const queueLevel = count.pipe(z.union([z.literal(0), z.literal(1)]))
export const notifyExtension = z.string().max(2048)

const MAX_CHAT_BAN_SECONDS = 2_592_000
/** Seconds of a temporary chat ban, at most thirty days; 0 lifts it. */
export const muteSeconds = count.pipe(z.number().min(0).max(MAX_CHAT_BAN_SECONDS))

/** 0 never, 1 a fixed time, 2 a time without anybody (domain.md §5.1). */
export const delayClosePolicy = count.pipe(z.union([z.literal(0), z.literal(1), z.literal(2)]))
const MAX_DELAY_SECONDS = 7 * 24 * 3600
export const delaySeconds = count.pipe(z.number().min(1).max(MAX_DELAY_SECONDS))

/** The world's automatic closing of what a call says; undefined when it says nothing. */
export function autoCloseOf(
  policy: 0 | 1 | 2 | undefined,
  seconds: number | undefined,
): { policy: 'fixed' | 'idle'; seconds: number } | null | undefined {
  if (policy === undefined) return undefined
  if (policy === 0) return null
  return { policy: policy === 1 ? 'fixed' : 'idle', seconds: seconds ?? MAX_DELAY_SECONDS }
}

/** Room ids are numbers in answers, as long as a number can hold them. */
export function roomNumber(id: string): number | string {
  const value = Number(id)
  return Number.isSafeInteger(value) ? value : id
}

/** The fields of a change that a call gives. */
export function onlyGiven<Change extends object>(values: {
  readonly [Key in keyof Change]-?: Change[Key] | undefined
}): Partial<Change> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Partial<Change>
}
