import { computed, ref, type Ref } from 'vue'
import { completeEventQuery, type KnownQueryValues, type QuerySuggestion } from '../../src-shared/console'

/** What a key did to the list of suggestions: `accepted` tells the text and where the caret stands in it now. */
export type CompletionKeyResult =
  | { readonly type: 'ignored' | 'handled' }
  | { readonly type: 'accepted'; readonly text: string; readonly caret: number }

/** Suggestions for what stands before the caret of a query, and the keys that choose among them. */
export function useQueryCompletion(text: Readonly<Ref<string>>, known: () => KnownQueryValues) {
  const caret = ref(0)
  const open = ref(false)
  const activeIndex = ref(-1)
  const completion = computed(() => completeEventQuery(text.value, caret.value, known()))
  const suggestions = computed(() => (open.value ? completion.value.suggestions : []))

  /** The text was changed or the caret was set by typing. */
  function typed(caretAt: number): void {
    caret.value = caretAt
    open.value = true
    activeIndex.value = -1
  }

  function close(): void {
    open.value = false
    activeIndex.value = -1
  }

  function accept({ insert, type }: QuerySuggestion): CompletionKeyResult {
    const { from, to } = completion.value
    const rest = text.value.slice(to)
    const gap = type === 'value' && !rest.startsWith(' ') ? ' ' : ''
    const head = text.value.slice(0, from) + insert + gap
    caret.value = head.length
    // A field wants its value next; a value ends its term.
    open.value = type === 'field'
    activeIndex.value = -1
    return { type: 'accepted', text: head + rest, caret: head.length }
  }

  function pressKey(key: string): CompletionKeyResult {
    const count = suggestions.value.length
    if (count === 0) return { type: 'ignored' }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step !== undefined) {
      activeIndex.value = (Math.max(activeIndex.value, step === 1 ? -1 : 0) + step + count) % count
      return { type: 'handled' }
    }
    if (key === 'Escape') {
      close()
      return { type: 'handled' }
    }
    const active = suggestions.value[activeIndex.value]
    return key === 'Enter' && active !== undefined ? accept(active) : { type: 'ignored' }
  }

  return { suggestions, activeIndex, typed, close, accept, pressKey }
}
