import { useI18n } from 'vue-i18n'
import { useFailureReason } from '../composables/use-failure-reason'
import { readRunPhrase, type RunPhrase, type RunPhraseKey } from '../../src-shared/console/run-phrase'
import { useFindingText } from './use-finding-text'
import { useOptionalText } from './use-optional-text'
import { useRefusalText } from './use-refusal-text'

type Named = RunPhrase['named']

/** One line of what a run says of an expectation, in the language of the window; a value stays as it is. */
export function useRunPhrase(): (line: string) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const refusalText = useRefusalText()
  const failureReason = useFailureReason()
  const findingText = useFindingText()

  function phrase(line: string): string {
    const read = readRunPhrase(line)
    if (read === null) return line
    return t(`runPhrase.${read.key}`, { ...read.named, ...wordings[read.key]?.(read.named) })
  }

  const ofWhat = ({ what = '' }: Named) => ({ what: phrase(what) })

  /** What the phrases name that has a text of its own. */
  const wordings: Partial<Record<RunPhraseKey, (named: Named) => Record<string, string>>> = {
    finding: ({ ruleId = '', actual = '' }) => ({
      rule: textOf(`findings.rule.${ruleId}`) ?? ruleId,
      actual: findingText(actual),
    }),
    difference: ({ type = '', kind = '', event = '' }) => ({
      type: textOf(`diff.type.${type}`) ?? type,
      event: `${textOf(`kind.${kind}`) ?? kind} ${event}`.trim(),
    }),
    ended: ({ code = '', problem = '' }) => ({ problem: failureReason(Number(code), problem) }),
    providerFailed: ({ problem = '' }) => ({ problem: refusalText(problem) }),
    atLeast: ofWhat,
    within: ofWhat,
    notSeen: ofWhat,
  }

  return phrase
}
