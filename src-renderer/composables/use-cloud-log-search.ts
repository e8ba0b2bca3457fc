import { useI18n } from 'vue-i18n'
import type { CloudLogEntry } from '../../src-shared/console'
import { formatWallTime } from '../format/time'
import { useCloudNote } from './use-cloud-note'

/** Narrows the log of the embedded cloud to entries that hold every word of a search, in any case, as they are shown. */
export function useCloudLogSearch(): (
  entries: readonly CloudLogEntry[],
  search: string,
) => readonly CloudLogEntry[] {
  const { t } = useI18n()
  const noteOf = useCloudNote()

  function shownText(entry: CloudLogEntry): string {
    const { atMs, name, code, accountId, roomId, connectionId, detail } = entry
    const told = [
      formatWallTime(atMs),
      t(`cloudEvent.${name}`),
      code,
      accountId,
      roomId,
      connectionId === null ? null : `#${connectionId}`,
      noteOf({ name, payload: detail }),
    ]
    return told
      .filter((part) => part !== null)
      .join('\n')
      .toLowerCase()
  }

  return (entries, search) => {
    const words = search
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
    if (words.length === 0) return entries
    return entries.filter((entry) => {
      const text = shownText(entry)
      return words.every((word) => text.includes(word))
    })
  }
}
