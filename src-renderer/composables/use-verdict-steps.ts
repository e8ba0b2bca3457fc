import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { InstanceSummary } from '../../src-shared/console'
import type { CheckAction, NextCheck } from '../../src-shared/console/verdict'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import type { CloudTabName } from '../stores/cloud-place-store'
import { useCloudStore } from '../stores/cloud-store'
import { useDiagnoseStore } from '../stores/diagnose-store'
import { useInstancesStore } from '../stores/instances-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useRecordingsStore } from '../stores/recordings-store'
import { useTransferStore } from '../stores/transfer-store'
import { useWorkbenchStore } from '../stores/workbench-store'
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
  const diagnose = useDiagnoseStore()
  const cloud = useCloudStore()
  const cloudConsole = useCloudConsoleStore()
  const recordings = useRecordingsStore()
  const transfers = useTransferStore()
  const workbench = useWorkbenchStore()

  /** The instance of the verdict, where it is one of this sitting and still there. */
  function liveInstance(): InstanceSummary | null {
    const { sessionId, instanceId } = judged.value ?? {}
    if (sessionId !== recorder.sessionId) return null
    return instances.instances.find((known) => known.instanceId === instanceId) ?? null
  }

  function editDraft(): (() => void) | null {
    const instance = liveInstance()
    if (instance === null) return null
    return () => {
      instances.select(instance.instanceId)
      void router.push({ name: 'workbench' })
    }
  }

  function decodeToken(): (() => void) | null {
    const instance = liveInstance()
    if (instance === null) return null
    return () => {
      diagnose.openTokenLab({ appkey: instance.draft.appkey, accountId: instance.accountId })
      void router.push({ name: 'diagnose' })
    }
  }

  function testLink(): (() => void) | null {
    const link = judged.value?.link ?? null
    if (link === null) return null
    return () => {
      diagnose.openLinkTest(link)
      void router.push({ name: 'diagnose' })
    }
  }

  function openCode(): (() => void) | null {
    const edit = editDraft()
    if (edit === null) return null
    return () => {
      workbench.composerTab = 'code'
      edit()
    }
  }

  /** Only for a client that is at rest: any other is on its way already. */
  function enterAgain(): (() => void) | null {
    const instance = liveInstance()
    const isResting = instance?.status === 'EXITED' || instance?.status === 'DISCONNECTED'
    if (instance === null || !isResting) return null
    return () => void instances.enter(instance.instanceId)
  }

  /** Only where the app is one of the embedded cloud. */
  function openCloud(tab: CloudTabName): (() => void) | null {
    const instance = liveInstance()
    if (instance === null) return null
    const { appkey, roomId, accountId } = instance.draft
    if (!cloud.appkeys.includes(appkey)) return null
    return () => {
      cloudConsole.goTo({ appkey, tab, roomId, accountId })
      void router.push({ name: 'cloud' })
    }
  }

  /** The recording is shown with it: there stands where the file went. */
  function exportTicket(): (() => void) | null {
    const { sessionId } = judged.value ?? {}
    if (sessionId === undefined) return null
    return () => {
      recordings.open(sessionId)
      void router.push({ name: 'recordings' })
      void transfers.exportAs(sessionId, 'ticket')
    }
  }

  function showEvidence({ checkKey }: NextCheck): (() => void) | null {
    const ordinal = judged.value?.evidence.get(checkKey)
    return ordinal === undefined ? null : () => inspect(ordinal)
  }

  const steps: { readonly [A in CheckAction]: (check: NextCheck) => (() => void) | null } = {
    editDraft,
    showEvidence,
    decodeToken,
    testLink,
    openCode,
    enterAgain,
    openApp: () => openCloud('apps'),
    openRoom: () => openCloud('rooms'),
    openAccount: () => openCloud('accounts'),
    openDeliveries: () => openCloud('deliveries'),
    exportTicket,
  }

  return {
    stepOf(check) {
      const run = check.action === null ? null : steps[check.action](check)
      return run === null || check.action === null ? null : { title: t(`verdict.act.${check.action}`), run }
    },
  }
}
