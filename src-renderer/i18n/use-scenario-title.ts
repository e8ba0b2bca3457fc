import type { ScenarioEntry } from '../../src-shared/console'
import { sampleNamesEn } from './sample-names-en'
import { sampleNamesZhCN } from './sample-names-zh-CN'
import { useOptionalText } from './use-optional-text'

type Titled = Pick<ScenarioEntry, 'name' | 'title' | 'shelf'>

const writtenNames: Readonly<Record<string, string>> = sampleNamesEn.sampleName
const otherNames: Readonly<Record<string, string>> = sampleNamesZhCN.sampleName

/**
 * What a scenario is called: a sample in the language of the window, every other one as it calls itself, or by its file.
 */
export function useScenarioTitle(): (entry: Titled) => string {
  const textOf = useOptionalText()
  return (entry) => {
    const translated = isTranslated(entry) ? textOf(`sampleName.${entry.name}`) : null
    return translated ?? (entry.title || entry.name)
  }
}

/** The title of a sample in the language that it is not written in, to be found by; empty where there is none. */
export function otherTitleOf(entry: Titled): string {
  return isTranslated(entry) ? (otherNames[entry.name] ?? '') : ''
}

/** A sample is, as long as it says what it said when it was translated. */
function isTranslated({ name, title, shelf }: Titled): boolean {
  return shelf === 'sample' && writtenNames[name] === title
}
