import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { searchCodes, type CodeWords, type ExplainedCode } from '../diagnose/search-codes'
import { messages } from '../i18n'

/** Finds codes by number, name or words, whichever language the words are in. */
export function useCodeSearch(): {
  readonly search: Ref<string>
  readonly found: ComputedRef<readonly ExplainedCode[]>
} {
  const search = ref('')
  const languages = Object.values(messages).map(wordsIn)
  return { search, found: computed(() => searchCodes(search.value, languages)) }
}

function wordsIn({ code, verdict }: (typeof messages)[keyof typeof messages]): CodeWords {
  const meanings: Readonly<Record<string, { readonly meaning: string; readonly next: string }>> = code
  return ({ code: number, entry }) => {
    const { meaning = '', next = '' } = meanings[String(number)] ?? {}
    return [meaning, next, ...entry.causes.map((cause) => verdict.cause[cause])].join(' ')
  }
}
