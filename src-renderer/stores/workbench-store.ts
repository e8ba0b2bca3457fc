import { defineStore } from 'pinia'
import { markRaw, ref } from 'vue'
import { createTimelineFilter } from '../timeline/timeline-filter'
import { useInstancesStore } from './instances-store'
import { useSettingsStore } from './settings-store'

/** The ways to write the parameters. */
export const COMPOSER_TAB_NAMES = ['form', 'json', 'code'] as const
export type ComposerTabName = (typeof COMPOSER_TAB_NAMES)[number]

/** What the workbench looks at; it survives a visit to another screen. */
export const useWorkbenchStore = defineStore('workbench', () => {
  const instances = useInstancesStore()
  const settings = useSettingsStore()
  const inspectedOrdinal = ref<number | null>(null)
  const composerTab = ref<ComposerTabName>('form')
  const presetsDialogOpen = ref(false)
  const kickDialogOpen = ref(false)
  const destroyDialogOpen = ref(false)
  const duplicateDialogOpen = ref(false)
  const timeline = markRaw(
    createTimelineFilter({
      selectedInstanceIds: () => instances.selectedIds,
      settings: () => settings.timelineOf('workbench'),
      keep: (timeline) => settings.keepTimeline('workbench', timeline),
    }),
  )
  return {
    ...{ inspectedOrdinal, composerTab, presetsDialogOpen, kickDialogOpen },
    ...{ destroyDialogOpen, duplicateDialogOpen, timeline },
  }
})
