import { useI18n } from 'vue-i18n'
import { readFindingPhrase } from '../../src-shared/console/finding-phrase'
import { useOptionalText } from './use-optional-text'

/** What a finding expected or saw, in the language of the window; names of the API stay as they are. */
export function useFindingText(): (phrase: string) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()

  const words: Readonly<Record<string, (value: string) => string>> = {
    following: (statuses) => statuses.replaceAll(' or ', t('findingPhrase.or')),
    stage: (stage) => textOf(`stage.${stage}`) ?? stage,
    outcome: (outcome) => textOf(`timeline.waterfall.outcome.${outcome}`) ?? outcome,
  }

  return (phrase) => {
    const read = readFindingPhrase(phrase)
    if (read === null) return phrase
    const named = Object.entries(read.named).map(([name, value]) => [name, words[name]?.(value) ?? value])
    return t(`findingPhrase.${read.key}`, Object.fromEntries(named) as Record<string, string>)
  }
}
