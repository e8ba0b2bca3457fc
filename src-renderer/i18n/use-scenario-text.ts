import type { ScenarioEntry } from '../../src-shared/console'
import { sampleDescriptionsEn } from './sample-descriptions-en'
import { sampleDescriptionsZhCN } from './sample-descriptions-zh-CN'
import { sampleNamesEn } from './sample-names-en'
import { sampleNamesZhCN } from './sample-names-zh-CN'
import { useOptionalText } from './use-optional-text'

type Titled = Pick<ScenarioEntry, 'name' | 'title' | 'shelf'>
type Described = Pick<ScenarioEntry, 'name' | 'description' | 'shelf'>
type Texts = Readonly<Record<string, string>>

const writtenNames: Texts = sampleNamesEn.sampleName
const otherNames: Texts = sampleNamesZhCN.sampleName
const writtenDescriptions: Texts = sampleDescriptionsEn.sampleDescription
const otherDescriptions: Texts = sampleDescriptionsZhCN.sampleDescription

/** What a scenario says of itself: a sample in the language of the window, every other one as it says it. */
export function useScenarioText(): {
  /** What it is called; by its file where it has no name. */
  readonly titleOf: (entry: Titled) => string
  /** What it checks; empty where it does not say. */
  readonly descriptionOf: (entry: Described) => string
} {
  const textOf = useOptionalText()
  return {
    titleOf(entry) {
      const translated = hasKnownName(entry) ? textOf(`sampleName.${entry.name}`) : null
      return translated ?? (entry.title || entry.name)
    },
    descriptionOf(entry) {
      const translated = hasKnownDescription(entry) ? textOf(`sampleDescription.${entry.name}`) : null
      return translated ?? entry.description
    },
  }
}

/** What a sample says in the language that it is not written in, to be found by; empty where there is nothing. */
export function otherTextOf(entry: Titled & Described): string {
  const name = hasKnownName(entry) ? otherNames[entry.name] : undefined
  const description = hasKnownDescription(entry) ? otherDescriptions[entry.name] : undefined
  return [name, description].filter((text) => text !== undefined).join('\n')
}

/** A sample has a translation as long as it says what it said when it was translated. */
function hasKnownName({ name, title, shelf }: Titled): boolean {
  return shelf === 'sample' && writtenNames[name] === title
}

function hasKnownDescription({ name, description, shelf }: Described): boolean {
  return shelf === 'sample' && writtenDescriptions[name] === description
}
