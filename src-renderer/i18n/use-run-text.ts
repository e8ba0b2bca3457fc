import { useI18n } from 'vue-i18n'
import { readRunPhrase } from '../../src-shared/console/run-phrase'
import { useOptionalText } from './use-optional-text'
import { useRefusalText } from './use-refusal-text'

/** A quoted value, which is left alone, or a key of a mapping in one line. */
const QUOTED_OR_KEY = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(^|[{,]\s*)([A-Za-z]\w*)(?=:(?:\s|$))/g

/** What the first failure of a run is kept as. */
const FAILURE = /^(.+?): expected (.*), was (.*)$/s

/** Steps of a scenario and what came of them, in the language of the window; values stay as they are. */
export function useRunText(): {
  /** A step as its line of the file says it: `kick: { by: mia, member: alice }`. */
  readonly stepText: (label: string) => string
  /** Where something was expected, and what: `steps[2].expect[0]: status.alice`. */
  readonly messageText: (message: string) => string
  /** What was expected, or what came instead; several lines where there are several things. */
  readonly valueText: (value: string) => string
  /** Why a run failed: what was not as expected, or why it could not begin. */
  readonly failureText: (failure: string) => string
} {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const refusalText = useRefusalText()
  const word = (key: string) => textOf(`scenarioWord.${key}`) ?? key

  function phrase(line: string): string {
    const read = readRunPhrase(line)
    if (read === null) return line
    const { what } = read.named
    return t(`runPhrase.${read.key}`, {
      ...read.named,
      ...(what === undefined ? {} : { what: phrase(what) }),
    })
  }

  /** Only the first word is a key; the name of an actor or of an event follows. */
  function expectationText(expectation: string): string {
    return phrase(expectation.replace(/^[A-Za-z]+(?=$|[. ])/, word))
  }

  function messageText(message: string): string {
    const [, path, expectation] = /^([\w[\].]+): (.*)$/s.exec(message) ?? []
    if (path === undefined || expectation === undefined) return expectationText(message)
    return `${path.replace(/[A-Za-z]+/g, word)}: ${expectationText(expectation)}`
  }

  const valueText = (value: string): string => value.split('\n').map(phrase).join('\n')

  return {
    stepText: (label) =>
      label.replace(QUOTED_OR_KEY, (whole, before?: string, key?: string) =>
        key === undefined ? whole : `${before ?? ''}${word(key)}`,
      ),
    messageText,
    valueText,
    failureText(failure) {
      const [, what, expected, actual] = FAILURE.exec(failure) ?? []
      if (what === undefined || expected === undefined || actual === undefined) return refusalText(failure)
      return t('scenarios.failureLine', {
        what: messageText(what),
        expected: valueText(expected),
        actual: valueText(actual),
      })
    },
  }
}
