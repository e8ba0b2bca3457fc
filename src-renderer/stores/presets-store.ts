import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { EnterDraft, Preset } from '../../src-shared/console'
import { presetOf, withPreset } from '../composer/presets'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'
import { useSettingsStore } from './settings-store'

/** Drafts kept under a name in the operator's settings. */
export const usePresetsStore = defineStore('presets', () => {
  const client = useConsole()
  const settings = useSettingsStore()
  const notices = useNoticesStore()
  const presets = computed<readonly Preset[]>(() => settings.settings.presets ?? [])

  async function keep(next: readonly Preset[]): Promise<void> {
    const kept = await notices.guard(() => client.updateSettings({ presets: [...next] }))
    if (kept !== null) settings.replace(kept)
  }

  return {
    presets,
    /** A preset of the same name is replaced. */
    save: (name: string, draft: EnterDraft) => keep(withPreset(presets.value, presetOf(name, draft))),
    remove: (name: string) => keep(presets.value.filter((preset) => preset.name !== name)),
  }
})
