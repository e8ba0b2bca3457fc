import { useI18n } from 'vue-i18n'
import type { ScenarioEntry } from '../../src-shared/console'
import { useScenarioText } from '../i18n/use-scenario-text'
import { useScenarioRunsStore } from '../stores/scenario-runs-store'
import { useScenarioTextsStore } from '../stores/scenario-texts-store'
import { useScenariosStore } from '../stores/scenarios-store'
import { newScenarioText } from './new-scenario-text'

/** What is done with scenarios that concerns more than one store. */
export interface ScenarioCommands {
  readonly begin: () => Promise<unknown>
  readonly duplicate: (entry: ScenarioEntry) => Promise<unknown>
  readonly rename: (scenarioId: string, name: string) => Promise<void>
  readonly remove: (entry: ScenarioEntry) => Promise<void>
  /** Takes back what was deleted or discarded last, with what was typed and not saved. */
  readonly undo: () => Promise<void>
  readonly discard: (entry: ScenarioEntry) => Promise<void>
  /** What was typed is saved first: what is seen is what runs. */
  readonly run: (entry: ScenarioEntry) => Promise<void>
  readonly runMany: (entries: readonly ScenarioEntry[]) => Promise<void>
  readonly runUntilFailure: (entry: ScenarioEntry) => Promise<void>
}

export function useScenarioCommands(): ScenarioCommands {
  const { t } = useI18n()
  const scenarios = useScenariosStore()
  const texts = useScenarioTextsStore()
  const runs = useScenarioRunsStore()
  const { titleOf, descriptionOf } = useScenarioText()

  async function savedIds(entries: readonly ScenarioEntry[]): Promise<string[] | null> {
    for (const { scenarioId } of entries) if (!(await texts.save(scenarioId))) return null
    return entries.map(({ scenarioId }) => scenarioId)
  }

  async function runMany(entries: readonly ScenarioEntry[]): Promise<void> {
    const ids = await savedIds(entries)
    if (ids !== null && ids.length > 0) await runs.start(ids)
  }

  /** A sample says in the language of the window what it is; as its copy is the operator's own, the copy says the same. */
  async function inOwnWords(entry: ScenarioEntry, text: string): Promise<string> {
    if (entry.shelf === 'own') return text
    const { withHead } = await import('./copied-text')
    const [name, description] = [titleOf(entry), descriptionOf(entry)]
    return withHead(text, {
      ...(name === entry.title ? {} : { name }),
      ...(description === entry.description ? {} : { description }),
    })
  }

  return {
    begin: () => scenarios.create(t('scenarios.newName'), newScenarioText(t('scenarios.newName'))),
    async duplicate(entry) {
      const text = texts.text !== null && entry.scenarioId === scenarios.openedId ? texts.text : null
      const name = t('scenarios.copyName', { name: entry.name })
      const copied = text ?? (await texts.read(entry.scenarioId))
      if (copied !== null) await scenarios.create(name, await inOwnWords(entry, copied))
    },
    async rename(scenarioId, name) {
      const renamed = await scenarios.rename(scenarioId, name)
      if (renamed !== null) texts.move(scenarioId, renamed.scenarioId)
    },
    async remove(entry) {
      const { scenarioId } = entry
      if (await scenarios.remove(entry, texts.typed[scenarioId]?.text ?? null)) texts.forget(scenarioId)
    },
    async undo() {
      const { remark } = scenarios
      if (remark?.kind === 'discarded') {
        scenarios.open(remark.scenarioId)
        texts.type(remark.scenarioId, remark.text)
        scenarios.dismissRemark()
      } else if (remark?.kind === 'deleted') {
        const restored = await scenarios.undoRemove()
        if (restored === null || remark.typed === null) return
        await texts.load(restored)
        texts.type(restored.scenarioId, remark.typed)
      }
    },
    async discard({ scenarioId, name }) {
      const text = texts.typed[scenarioId]?.text
      if (text === undefined) return
      await texts.discard(scenarioId)
      scenarios.remark = { kind: 'discarded', scenarioId, name, text }
    },
    run: (entry) => runMany([entry]),
    runMany,
    async runUntilFailure(entry) {
      const ids = await savedIds([entry])
      if (ids !== null) await runs.runUntilFailure(entry.scenarioId)
    },
  }
}
