import { useI18n } from 'vue-i18n'
import { readScenarioFault } from '../scenarios/scenario-fault-phrases'
import { readYamlFault } from '../scenarios/yaml-fault'

/** Kinds of values by what the check of a scenario calls them. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^missing$/, 'missing'],
  [/^empty$/, 'empty'],
  [/^a text$/, 'text'],
  [/^a number$/, 'number'],
  [/^a whole number$/, 'wholeNumber'],
  [/^true or false$/, 'trueOrFalse'],
  [/^a mapping(?= \(|$)/, 'mapping'],
  [/^a list$/, 'list'],
  [/^nothing \(~\)$/, 'nothing'],
]
/** The parser gave up with its stack exhausted. */
const TOO_DEEP = 'it is nested too deeply'
const OR = ' or '
const TRUE_OR_FALSE = 'true or false'

/** What is wrong with the text of a scenario, in the language of the window; as it is where there is no text for it. */
export function useScenarioFaultText(): (message: string) => string {
  const { t } = useI18n()

  function word(told: string): string {
    const text = /^the text "(?<text>.*)"$/s.exec(told)?.groups?.['text']
    if (text !== undefined) return t('scenarioFaultWord.theText', { text })
    const known = WORDS.find(([pattern]) => pattern.test(told))
    return known === undefined ? told : told.replace(known[0], t(`scenarioFaultWord.${known[1]}`))
  }

  function words(told: string): string {
    const parts = told
      .split(TRUE_OR_FALSE)
      .flatMap((part, index) => [
        ...(index === 0 ? [] : [t('scenarioFaultWord.trueOrFalse')]),
        part.split(OR).map(word).join(t('scenarioFaultWord.or')),
      ])
    return parts.join('')
  }

  /** What the parser told of a text: words for the mistakes that are made most, its own beside a general one for the rest. */
  function parserText(told: string): string {
    if (told === TOO_DEEP) return t('scenarioFaultWord.tooDeep')
    const fault = readYamlFault(told)
    return fault === null ? t('yamlFault.other', { told }) : t(`yamlFault.${fault.key}`, fault.named)
  }

  function namedIn(named: Readonly<Record<string, string>>): Record<string, string> {
    const { wanted, given, names, told } = named
    return {
      ...named,
      ...(wanted === undefined ? {} : { wanted: words(wanted) }),
      ...(told === undefined ? {} : { told: parserText(told) }),
      ...(given === undefined ? {} : { given: word(given) }),
      ...(names === undefined ? {} : { names: names.replaceAll(' and ', t('scenarioFaultWord.and')) }),
    }
  }

  return (message) => {
    const phrases = readScenarioFault(message)
    if (phrases === null) return message
    return phrases
      .map(({ key, named }) => t(`scenarioFault.${key}`, namedIn(named)))
      .join('')
      .replace(/([?？])[.。]/g, '$1')
  }
}
