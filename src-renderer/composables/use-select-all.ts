import { useEventListener } from '@vueuse/core'

/** Where text is written: there the key belongs to the text. */
const EDITED = 'input, textarea, [contenteditable]:not([contenteditable="false"])'

/**
 * Ctrl+A selects the text of a field, or the rows of a list that takes the key for itself; never the text of the whole
 * window.
 */
export function useSelectAll(): void {
  useEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const isEdited = event.target instanceof Element && event.target.closest(EDITED) !== null
    if (!isEdited) event.preventDefault()
  })
}
