import type { Property } from './wire-types'

/** Far beyond every tag: what stands here makes V8 keep the whole property as a table. */
const FARTHEST_TAG = 4_294_967_294

/**
 * A property without tags, to be filled with tags that lie far apart. V8 keeps keys that are numbers in an array that
 * reaches to the highest of them: tag 1000 made the property of a login 12 KiB large and each look through it as much
 * again, half of what a login allocated. A key that is far away turns the array into a table for good.
 */
export function sparseProperty(): Property {
  const property: Property = {}
  property[FARTHEST_TAG] = null
  delete property[FARTHEST_TAG]
  return property
}

/** A copy that can be changed, with room for tags that lie far apart. */
export function copyProperty(property: Property): Property {
  return Object.assign(sparseProperty(), property)
}
