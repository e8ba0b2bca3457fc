import type { Property } from './wire-types'

/** Far beyond every tag: what stands here makes V8 keep the whole property as a table. */
const FARTHEST_TAG = 4_294_967_294
/** Tags up to here stand in an array that is no larger than a table of them would be. */
const LAST_DENSE_TAG = 255

/** Whether a property with this tag is better kept as a table. */
export function isFarTag(tag: number): boolean {
  return tag > LAST_DENSE_TAG
}

/**
 * Prepares a property for tags that lie far apart; its own stay as they are, as long as the farthest is not among them.
 * V8 keeps keys that are numbers in an array that reaches to the highest of them: tag 1000 made the property of a login
 * 12 KiB large and each look through it as much again, half of what a login allocated. A key that is far away turns the
 * array into a table for good.
 */
export function makeSparse(property: Property): void {
  property[FARTHEST_TAG] = null
  delete property[FARTHEST_TAG]
}

/** A property without tags, to be filled with tags that lie far apart. */
export function sparseProperty(): Property {
  const property: Property = {}
  makeSparse(property)
  return property
}
