import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useActions, type Action, type OfferActions } from '../stores/actions-store'
import { useScenarioRunsStore } from '../stores/scenario-runs-store'
import { useScenarioTextsStore } from '../stores/scenario-texts-store'
import { useScenariosStore } from '../stores/scenarios-store'
import { useScenarioCommands } from './use-scenario-commands'

export interface ScenarioActions {
  /** What can be done with the open scenario now, for its menus. */
  readonly ofOpened: ComputedRef<readonly Action[]>
}

/** Every action of the Scenarios screen; the palette offers them all. */
export function useScenarioActions(offer: OfferActions = useActions): ScenarioActions {
  const { t } = useI18n()
  const scenarios = useScenariosStore()
  const texts = useScenarioTextsStore()
  const runs = useScenarioRunsStore()
  const commands = useScenarioCommands()

  const action = (id: string, title: string, run: () => unknown): Action => {
    return { id: `scenario-${id}`, title, group: t('screen.scenarios'), run }
  }
  const ofOpened = computed<Action[]>(() => {
    const entry = scenarios.opened
    if (entry === null) return []
    const { scenarioId } = entry
    const isOwn = entry.shelf === 'own'
    const isMarked = scenarios.markedIds.includes(scenarioId)
    return [
      ...(isOwn
        ? [action('rename', t('scenarios.action.rename'), () => (scenarios.renamingId = scenarioId))]
        : []),
      action('duplicate', t(`scenarios.action.${isOwn ? 'duplicate' : 'copyToEdit'}`), () =>
        commands.duplicate(entry),
      ),
      action('mark', t(`scenarios.action.${isMarked ? 'unmark' : 'mark'}`), () =>
        scenarios.toggleMark(scenarioId),
      ),
      action('export', t('scenarios.action.export'), () => scenarios.exportFile(scenarioId)),
      ...(isOwn ? [action('delete', t('scenarios.action.delete'), () => commands.remove(entry))] : []),
    ]
  })
  const runActions = computed<Action[]>(() => {
    if (runs.running) return [action('cancel', t('scenarios.action.cancel'), () => runs.cancel())]
    const { opened: entry, marked, shown } = scenarios
    return [
      ...(entry === null
        ? []
        : [
            action('run', t('scenarios.action.run'), () => commands.run(entry)),
            action('run-until-failure', t('scenarios.action.runUntilFailure'), () =>
              commands.runUntilFailure(entry),
            ),
          ]),
      ...(marked.length === 0
        ? []
        : [
            action('run-marked', t('scenarios.action.runMarked', { count: marked.length }), () =>
              commands.runMany(marked),
            ),
          ]),
      ...(shown.length === 0
        ? []
        : [
            action('run-shown', t('scenarios.action.runShown', { count: shown.length }), () =>
              commands.runMany(shown),
            ),
          ]),
      ...(runs.batch === null ? [] : [action('run-again', t('scenarios.action.runAgain'), runs.runAgain)]),
    ]
  })

  offer(() => [
    action('new', t('scenarios.new'), () => commands.begin()),
    action('import', t('scenarios.action.import'), () => scenarios.importFile()),
    ...ofOpened.value,
    ...(scenarios.opened !== null && texts.unsavedIds.includes(scenarios.opened.scenarioId)
      ? saveActions(scenarios.opened)
      : []),
    ...runActions.value,
  ])

  function saveActions(entry: NonNullable<typeof scenarios.opened>): Action[] {
    return [
      action('save', t('scenarios.action.save'), () => texts.save(entry.scenarioId)),
      action('discard', t('scenarios.action.discard'), () => commands.discard(entry)),
    ]
  }
  return { ofOpened }
}
