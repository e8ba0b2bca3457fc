import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { CheckAction, NextCheck } from '../../src-shared/console/verdict'
import { useInstancesStore } from '../stores/instances-store'
import { useRecorderStore } from '../stores/recorder-store'
import type { JudgedEvent } from './use-verdict'

/** The button of a check. */
export interface VerdictStep {
  readonly title: string
  readonly run: () => void
}

export interface VerdictStepsOptions {
  readonly judged: Readonly<ShallowRef<JudgedEvent | null>>
  readonly inspect: (ordinal: number) => void
}

/** What the checks of a verdict can do from here: a check that leads nowhere has no step. */
export function useVerdictSteps({ judged, inspect }: VerdictStepsOptions): {
  readonly stepOf: (check: NextCheck) => VerdictStep | null
} {
  const { t } = useI18n()
  const router = useRouter()
  const instances = useInstancesStore()
  const recorder = useRecorderStore()

  /** The instance of the verdict, where it is one of this sitting and still there. */
  function liveInstanceId(): number | null {
    const { sessionId, instanceId } = judged.value ?? {}
    if (sessionId !== recorder.sessionId) return null
    return instances.instances.find((known) => known.instanceId === instanceId)?.instanceId ?? null
  }

  function editDraft(): (() => void) | null {
    const instanceId = liveInstanceId()
    if (instanceId === null) return null
    return () => {
      instances.select(instanceId)
      void router.push({ name: 'workbench' })
    }
  }

  function showEvidence({ checkKey }: NextCheck): (() => void) | null {
    const ordinal = judged.value?.evidence.get(checkKey)
    return ordinal === undefined ? null : () => inspect(ordinal)
  }

  const steps: { readonly [A in CheckAction]: (check: NextCheck) => (() => void) | null } = {
    editDraft,
    showEvidence,
  }

  return {
    stepOf(check) {
      const run = check.action === null ? null : steps[check.action](check)
      return run === null || check.action === null ? null : { title: t(`verdict.act.${check.action}`), run }
    },
  }
}
