import type { ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { ACTIONS_INSTEAD, type CheckAction, type NextCheck } from '../../src-shared/console/verdict'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import type { CloudTabName } from '../stores/cloud-place-store'
import { useCloudStore } from '../stores/cloud-store'
import { useDiagnoseStore } from '../stores/diagnose-store'
import { useInstancesStore } from '../stores/instances-store'
import { useRecordingsStore } from '../stores/recordings-store'
import { useTransferStore } from '../stores/transfer-store'
import { useWorkbenchStore, type ComposerTabName } from '../stores/workbench-store'
import { useAttemptToken } from './use-attempt-token'
import { useInstanceAgain } from './use-instance-again'
import type { JudgedEvent } from './use-verdict'
import { useVerdictSubject } from './use-verdict-subject'

/** The button of a check. */
export interface VerdictStep {
  readonly action: CheckAction
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
  const diagnose = useDiagnoseStore()
  const cloud = useCloudStore()
  const cloudConsole = useCloudConsoleStore()
  const recordings = useRecordingsStore()
  const transfers = useTransferStore()
  const workbench = useWorkbenchStore()
  const { liveInstance, subject } = useVerdictSubject(judged)
  const { makeAgain } = useInstanceAgain()
  const { tokenOf } = useAttemptToken()

  function openComposer(tab?: ComposerTabName): (() => void) | null {
    const instance = liveInstance()
    if (instance === null) return null
    return () => {
      instances.select(instance.instanceId)
      workbench.composerTab = tab ?? workbench.composerTab
      void router.push({ name: 'workbench' })
    }
  }

  /** Only where the instance itself is gone: the recording says what it had entered with. */
  function newInstance(tab: ComposerTabName): (() => void) | null {
    const draft = judged.value?.draft ?? null
    if (liveInstance() !== null || draft === null) return null
    return () =>
      void makeAgain(draft).then((isMade) => {
        if (!isMade) return
        workbench.composerTab = tab
        void router.push({ name: 'workbench' })
      })
  }

  function decodeToken(): (() => void) | null {
    const whom = subject()
    if (whom === null) return null
    const { appkey, accountId } = whom
    const instance = liveInstance()
    return () =>
      void Promise.resolve(instance === null ? null : tokenOf(instance)).then((token) => {
        diagnose.openTokenLab({ appkey, accountId }, token)
        void router.push({ name: 'diagnose' })
      })
  }

  function testLink(): (() => void) | null {
    const link = judged.value?.link ?? null
    if (link === null) return null
    return () => {
      diagnose.openLinkTest(link)
      void router.push({ name: 'diagnose' })
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
    const place = subject()
    if (place === null || !cloud.appkeys.includes(place.appkey)) return null
    return () => {
      cloudConsole.goTo({ ...place, tab })
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

  function explainCode(): (() => void) | null {
    const code = judged.value?.verdict.code ?? null
    if (code === null) return null
    return () => {
      diagnose.openCode(code)
      void router.push({ name: 'diagnose' })
    }
  }

  const steps: { readonly [A in CheckAction]: (check: NextCheck) => (() => void) | null } = {
    editDraft: () => openComposer(),
    showEvidence,
    decodeToken,
    testLink,
    openCode: () => openComposer('code'),
    enterAgain,
    openApp: () => openCloud('apps'),
    openRoom: () => openCloud('rooms'),
    openAccount: () => openCloud('accounts'),
    openDeliveries: () => openCloud('deliveries'),
    exportTicket,
    newInstance: () => newInstance('form'),
    newInstanceCode: () => newInstance('code'),
    explainCode,
  }

  function stepFor(action: CheckAction | undefined, check: NextCheck): VerdictStep | null {
    const run = action === undefined ? null : steps[action](check)
    return run === null || action === undefined ? null : { action, title: t(`verdict.act.${action}`), run }
  }

  return {
    stepOf(check) {
      const { action } = check
      return action === null ? null : (stepFor(action, check) ?? stepFor(ACTIONS_INSTEAD[action], check))
    },
  }
}
