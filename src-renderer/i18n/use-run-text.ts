import { useI18n } from 'vue-i18n'
import { useOptionalText } from './use-optional-text'
import { useRefusalText } from './use-refusal-text'
import { useRunPhrase } from './use-run-phrase'

/** A quoted value, which is left alone, or a key of a mapping in one line. */
const QUOTED_OR_KEY = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(^|[{,]\s*)([A-Za-z]\w*)(?=:(?:\s|$))/g

/** The expectation of a step that could not be done. */
const NOT_DONE = 'can be done'

/** What the first failure of a run is kept as. */
const FAILURE = /^(.+?): expected (.*), was (.*)$/s

/** Steps of a scenario and what came of them, in the language of the window; values stay as they are. */
export function useRunText(): {
  /** A step as its line of the file says it: `kick: { by: mia, member: alice }`. */
  readonly stepText: (label: string) => string
  /** Where something was expected, and what: `steps[2].expect[0]: status.alice`. */
  readonly messageText: (message: string) => string
  /** What was expected, or what came instead, with the message of both; several lines where there are several things. */
  readonly valueText: (value: string, message?: string) => string
  /** Why a run failed: what was not as expected, or why it could not begin. */
  readonly failureText: (failure: string) => string
} {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const refusalText = useRefusalText()
  const phrase = useRunPhrase()
  const word = (key: string) => textOf(`scenarioWord.${key}`) ?? key

  /** Only the first word is a key; the name of an actor or of an event follows. */
  function expectationText(expectation: string): string {
    return phrase(expectation.replace(/^[A-Za-z]+(?=$|[. ])/, word))
  }

  function messageText(message: string): string {
    const [, path, expectation] = /^([\w[\].]+): (.*)$/s.exec(message) ?? []
    if (path === undefined || expectation === undefined) return expectationText(message)
    return `${path.replace(/[A-Za-z]+/g, word)}: ${expectationText(expectation)}`
  }

  /** Why something could not be done at all is a refusal; anything else is told line by line. */
  function valueText(value: string, message = ''): string {
    return message.endsWith(NOT_DONE) ? refusalText(value) : value.split('\n').map(phrase).join('\n')
  }

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
        actual: valueText(actual, what),
      })
    },
  }
}
