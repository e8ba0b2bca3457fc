/** Rises when an older Roomscope would misread the file. */
export const NDJSON_VERSION = 2

type Upgrade = (item: unknown) => unknown

/**
 * The ladder: each rung turns an item of one version into one of the next. A rung never changes, because files of its
 * version exist. Whatever it makes is checked like an item of today.
 */
const UPGRADES: readonly Upgrade[] = [fromVersion1]

/** Brings an item of an older version up to `NDJSON_VERSION`. */
export function upgradeItem(item: unknown, version: number): unknown {
  return UPGRADES.slice(version - 1).reduce((older, upgrade) => upgrade(older), item)
}

/** Version 1 knew no notes, tags and origins of sessions, and no drafts of instances. */
function fromVersion1(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('type' in item)) return item
  if (item.type === 'session') return { note: '', tags: [], origin: null, ...item }
  if (item.type === 'instance') return { draft: null, ...item }
  return item
}
