import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { MAX_BATCH_JOBS } from '../../src-shared/console'
import { useScenarioRunsStore } from '../stores/scenario-runs-store'
import { readRepeat } from './read-repeat'

/** Reasons not to run, null where there is none. */
export interface WhyNotRun {
  /** What is wrong with the number of repetitions. */
  readonly badRepeat: ComputedRef<string | null>
  /** Why nothing can be run now. */
  readonly whyNot: ComputedRef<string | null>
  /** Why the open scenario cannot be run now. */
  readonly whyNotThis: ComputedRef<string | null>
}

/** Why scenarios cannot be run now. @param faultCount of the open scenario */
export function useWhyNotRun(faultCount: () => number): WhyNotRun {
  const { t } = useI18n()
  const runs = useScenarioRunsStore()
  const badRepeat = computed(() =>
    readRepeat(runs.choice.repeat) === null ? t('scenarios.run.badRepeat', { most: MAX_BATCH_JOBS }) : null,
  )
  const whyNot = computed(() => (runs.running ? t('scenarios.run.busy') : badRepeat.value))
  const whyNotThis = computed(() => whyNot.value ?? (faultCount() > 0 ? t('scenarios.run.hasFaults') : null))
  return { badRepeat, whyNot, whyNotThis }
}
