import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { DraftForm } from '../composer/draft-form'
import { windowIdOf } from '../../src-shared/console/window-address'
import { useConsole } from '../console/use-console'
import type { InstanceGrouping } from '../instances/group-instances'
import { useCloudPlaceStore, type KeptCloudPlace } from './cloud-place-store'
import { useDiagnoseStore, type KeptDiagnose } from './diagnose-store'
import { useDraftsStore, type TypedJson } from './drafts-store'
import { useInstancesStore } from './instances-store'
import { useKickLabStore, type KeptKickLab } from './kick-lab-store'
import { useRecordingsStore } from './recordings-store'
import { useScenariosStore } from './scenarios-store'
import { useWorkbenchStore, type ComposerTabName } from './workbench-store'

/** What one window shows and what is typed into it: everything that the main process does not know anyway. */
export interface KeptWindow {
  readonly path: string
  readonly activeId: number | null
  readonly selectedIds: readonly number[]
  readonly inspectedOrdinal: number | null
  readonly openedSessionId: number | null
  readonly inspectedRecordedOrdinal: number | null
  readonly openedScenarioId: string | null
  readonly composerTab: ComposerTabName
  readonly extrasOpen: boolean
  readonly kickLab: KeptKickLab
  readonly cloud: KeptCloudPlace
  readonly diagnose: KeptDiagnose
  readonly groupBy: InstanceGrouping
  /** By instance id; texts that are wrong included. */
  readonly forms: Readonly<Record<number, DraftForm>>
  readonly jsonTexts: Readonly<Record<number, TypedJson>>
}

/** Has the main process keep what this window shows, so that a reload or a crash of the window loses nothing. */
export const useKeptWindowStore = defineStore('kept-window', () => {
  const client = useConsole()
  const drafts = useDraftsStore()
  const instances = useInstancesStore()
  const recordings = useRecordingsStore()
  const scenarios = useScenariosStore()
  const workbench = useWorkbenchStore()
  const kickLab = useKickLabStore()
  const cloudPlace = useCloudPlaceStore()
  const diagnose = useDiagnoseStore()
  const windowId = windowIdOf(location.href)
  /** Address of the screen within the window. */
  const path = ref('/')

  const state = computed(() =>
    JSON.stringify({
      path: path.value,
      activeId: instances.activeId,
      selectedIds: instances.selectedIds,
      inspectedOrdinal: workbench.inspectedOrdinal,
      openedSessionId: recordings.openedId,
      inspectedRecordedOrdinal: recordings.inspectedOrdinal,
      openedScenarioId: scenarios.openedId,
      composerTab: workbench.composerTab,
      extrasOpen: drafts.extrasOpen,
      kickLab: kickLab.kept,
      cloud: cloudPlace.kept,
      diagnose: diagnose.kept,
      groupBy: instances.groupBy,
      forms: drafts.forms,
      jsonTexts: drafts.jsonTexts,
    } satisfies KeptWindow),
  )

  /** What this window kept before it was lost; null in a window that is new. */
  async function read(): Promise<KeptWindow | null> {
    const text = await client.readWindow({ windowId })
    return text === null ? null : (JSON.parse(text) as KeptWindow)
  }

  /** Shows again what was kept, as far as it still exists; needs the instances to be there. */
  function restore(kept: KeptWindow): void {
    path.value = kept.path
    const existing = instances.instances.map(({ instanceId }) => instanceId)
    for (const instanceId of existing) {
      const form = kept.forms[instanceId]
      if (form !== undefined) drafts.restore(instanceId, form, kept.jsonTexts[instanceId])
    }
    drafts.extrasOpen = kept.extrasOpen
    kickLab.restore(kept.kickLab)
    cloudPlace.restore(kept.cloud)
    diagnose.restore(kept.diagnose)
    workbench.composerTab = kept.composerTab
    instances.groupBy = kept.groupBy
    if (kept.activeId !== null && existing.includes(kept.activeId)) {
      instances.select(kept.activeId)
      instances.selectedIds = kept.selectedIds.filter((id) => existing.includes(id))
    }
    workbench.inspectedOrdinal = kept.inspectedOrdinal
    scenarios.openedId = kept.openedScenarioId
    recordings.openedId = kept.openedSessionId
    recordings.inspectedOrdinal = kept.inspectedRecordedOrdinal
  }

  return { path, state, read, restore, keep: () => client.keepWindow({ windowId, state: state.value }) }
})
