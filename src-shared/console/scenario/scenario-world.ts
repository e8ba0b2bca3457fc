import { z } from 'zod'
import { faultSchema } from '../fault'
import { worldSchema, type World, type WorldApp } from '../world'

/**
 * The world of a scenario's embedded cloud: the demo world, a world file, or a whole world written in place. The first
 * two can be given with changes to their first app, so that a scenario says only what matters to it.
 */

const app = worldSchema.shape.apps.element.shape
const { accounts, rooms, ...settings } = app
const account = accounts.unwrap().element.shape
const room = rooms.unwrap().element.shape

/** A token that is made up for an account of a scenario that names none: nobody has to know it. */
const tokenOf = (accountId: string) => `scenario-token-${accountId}`

/** All fields may be left out, and what is left out changes nothing: no field has its default here. */
function changesOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const fields = Object.entries(shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field),
  ])
  return Object.fromEntries(fields) as { readonly [Field in keyof Shape]: z.ZodOptional<Shape[Field]> }
}

const appChanges = z.strictObject({
  ...changesOf(settings),
  /** Changes the account with the same id, or adds one; a token is made up for it. */
  accounts: z.array(z.strictObject({ ...changesOf(account), accountId: account.accountId })).optional(),
  /** Changes the room with the same id, or adds one, which belongs to the first account. */
  rooms: z.array(z.strictObject({ ...changesOf(room), roomId: room.roomId })).optional(),
})

const changedWorld = z.strictObject({
  /** With apps of its own it is a whole world. */
  apps: z.never().optional(),
  /** A world file, seen from the scenario's folder; the demo world without it. */
  file: z.string().min(1).max(4096).optional(),
  /** What its first app has that is different. */
  app: appChanges.optional(),
  /** Faults that are in force from the start. */
  faults: z.array(faultSchema).optional(),
})

export const scenarioWorldSchema = z.union([
  z.literal('demo').transform((): ChangedWorld => ({})),
  changedWorld,
  worldSchema.transform((inline) => ({ inline })),
])

export type ChangedWorld = Omit<z.output<typeof changedWorld>, 'apps'>
export type ScenarioWorld = z.output<typeof scenarioWorldSchema>

/**
 * The world that a scenario starts with.
 * @param base the demo world, or that of its world file.
 * @throws z.ZodError when the changes make no world.
 */
export function changeWorld(base: World, { app: changes, faults }: ChangedWorld): World {
  const [first, ...others] = base.apps
  if (first === undefined) return base
  const changed = changes === undefined ? first : changeApp(first, changes)
  return worldSchema.parse({ apps: [changed, ...others], faults: [...base.faults, ...(faults ?? [])] })
}

function changeApp(before: WorldApp, changes: NonNullable<ChangedWorld['app']>): unknown {
  const { accounts: someAccounts = [], rooms: someRooms = [], ...fields } = changes
  const newAccount = ({ accountId }: { accountId: string }) => ({ accountId, token: tokenOf(accountId) })
  const newRoom = ({ roomId }: { roomId: string }) => ({
    roomId,
    creator: before.accounts[0]?.accountId ?? 'owner',
  })
  return {
    ...before,
    ...defined(fields),
    accounts: merged(before.accounts, someAccounts, 'accountId', newAccount),
    rooms: merged(before.rooms, someRooms, 'roomId', newRoom),
  }
}

/** Items with the same key are changed in place, others are added at the end. */
function merged<Key extends string, Change extends Record<Key, string>>(
  items: readonly Record<Key, string>[],
  changes: readonly Change[],
  key: Key,
  make: (change: Change) => object,
): object[] {
  const changeOf = (id: string) => changes.filter((change) => change[key] === id).map(defined)
  const known = new Set(items.map((item) => item[key]))
  return [
    ...items.map((item) => Object.assign({}, item, ...changeOf(item[key])) as object),
    ...changes
      .filter((change) => !known.has(change[key]))
      .map((change) => ({ ...make(change), ...defined(change) })),
  ]
}

function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
