import { storeToRefs } from 'pinia'
import { computed, type ComputedRef, type Ref } from 'vue'
import { ALL_CODES, searchCodes, type CodeWords, type ExplainedCode } from '../diagnose/search-codes'
import { messages } from '../i18n'
import { useDiagnoseStore } from '../stores/diagnose-store'

/** Finds codes by number, name or words, whichever language the words are in. */
export function useCodeSearch(): {
  readonly search: Ref<string>
  readonly found: ComputedRef<readonly ExplainedCode[]>
  /** How many codes there are to be found. */
  readonly total: number
} {
  const { codeSearch: search } = storeToRefs(useDiagnoseStore())
  const languages = Object.values(messages).map(wordsIn)
  return { search, found: computed(() => searchCodes(search.value, languages)), total: ALL_CODES.length }
}

function wordsIn({ code, verdict }: (typeof messages)[keyof typeof messages]): CodeWords {
  const meanings: Readonly<Record<string, { readonly meaning: string; readonly next: string }>> = code
  return ({ code: number, entry }) => {
    const { meaning = '', next = '' } = meanings[String(number)] ?? {}
    return [meaning, next, ...entry.causes.map((cause) => verdict.cause[cause])].join(' ')
  }
}
