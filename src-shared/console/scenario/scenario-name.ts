import { z } from 'zod'

/** Names that a scenario gives to its actors, variables and steps' anchors. */
export const NAME_PATTERN = /^[A-Za-z][\w-]{0,63}$/

export const scenarioName = z
  .string()
  .regex(NAME_PATTERN, 'must be a name: a letter, then letters, digits, "-" or "_", at most 64')

/** One thing, or a list of them: a scenario may leave out the brackets. */
export function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z
    .union([item, z.array(item).min(1)])
    .transform((given): z.output<Item>[] =>
      Array.isArray(given) ? (given as z.output<Item>[]) : [given as z.output<Item>],
    )
}
