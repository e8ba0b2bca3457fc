import { isCustomRefusal } from '../../src-shared/console/verdict'
import { useOptionalText } from './use-optional-text'

/** What a code means, which is its name in the language of the window, and what to try next. */
export interface CodeText {
  readonly meaning: string
  readonly next: string
}

/** The texts of the codes; null for one that nothing is written of. */
export function useCodeText(): (code: number) => CodeText | null {
  const textOf = useOptionalText()
  return (code) => {
    const key = isCustomRefusal(code) ? 'customCode' : `code.${code}`
    const meaning = textOf(`${key}.meaning`)
    const next = textOf(`${key}.next`)
    return meaning === null || next === null ? null : { meaning, next }
  }
}
