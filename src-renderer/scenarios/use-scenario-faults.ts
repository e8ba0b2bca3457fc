import { useDebounceFn } from '@vueuse/core'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { ConsoleError } from '../console/console-error'
import { useScenarioFaultText } from '../i18n/use-scenario-fault-text'
import { useNoticesStore } from '../stores/notices-store'
import { useScenarioTextsStore } from '../stores/scenario-texts-store'
import { useScenariosStore } from '../stores/scenarios-store'
import type { ScenarioTextFault } from './scenario-fault'

/** Long enough not to run between two keys, short enough to be there when the operator looks up. */
const CHECK_DELAY_MS = 150

export interface ScenarioFaults {
  readonly faults: Readonly<Ref<readonly ScenarioTextFault[]>>
  /** Writes the open text in the usual form. */
  readonly format: () => Promise<void>
}

/** Checks the open scenario's text while it is typed. */
export function useScenarioFaults(): ScenarioFaults {
  const { t } = useI18n()
  const scenarios = useScenariosStore()
  const texts = useScenarioTextsStore()
  const notices = useNoticesStore()
  const faultText = useScenarioFaultText()
  const found = shallowRef<readonly ScenarioTextFault[]>([])
  const faults = computed(() =>
    found.value.map((fault) => ({ ...fault, message: `${fault.path}: ${faultText(fault.message)}` })),
  )

  async function check(): Promise<void> {
    const { text } = texts
    const name = scenarios.opened?.name ?? ''
    const { faultsOfScenario } = await import('./check-scenario')
    if (text === texts.text) found.value = text === null ? [] : faultsOfScenario(text, `${name}.yaml`)
  }
  const checkSoon = useDebounceFn(check, CHECK_DELAY_MS)

  watch(
    () => scenarios.openedId,
    () => (found.value = []),
  )
  watch(() => texts.text, checkSoon, { immediate: true })

  return {
    faults,
    async format() {
      const { text } = texts
      const scenarioId = scenarios.openedId
      if (text === null || scenarioId === null) return
      const { formatScenario } = await import('./check-scenario')
      const formatted = formatScenario(text)
      if (formatted !== null) return texts.type(scenarioId, formatted)
      const message = t('scenarios.cannotFormat')
      notices.report(new ConsoleError({ code: 'scenario', message, field: null, chatroomCode: null }))
    },
  }
}
