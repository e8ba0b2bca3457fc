import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { EnterDraft, Preset } from '../../src-shared/console'
import { presetOf, withPreset } from '../composer/presets'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'
import { useSettingsStore } from './settings-store'

/** A preset that is no longer what it was. */
export interface LostPreset {
  readonly kind: 'deleted' | 'replaced'
  readonly preset: Preset
  /** Where it stood among the others. */
  readonly index: number
}

/** Drafts kept under a name in the operator's settings, and the way back from the last loss of one. */
export const usePresetsStore = defineStore('presets', () => {
  const client = useConsole()
  const settings = useSettingsStore()
  const notices = useNoticesStore()
  const presets = computed<readonly Preset[]>(() => settings.settings.presets ?? [])
  const lost = shallowRef<LostPreset | null>(null)

  async function keep(next: readonly Preset[]): Promise<boolean> {
    const kept = await notices.guard(() => client.updateSettings({ presets: [...next] }))
    if (kept !== null) settings.replace(kept)
    return kept !== null
  }

  /** Keeps a list in which a preset is no longer what it was. */
  async function lose(kind: LostPreset['kind'], name: string, next: readonly Preset[]): Promise<void> {
    const index = presets.value.findIndex((preset) => preset.name === name)
    const preset = presets.value[index]
    if ((await keep(next)) && preset !== undefined) lost.value = { kind, preset, index }
  }

  /** Brings the preset back that was deleted or replaced last. */
  async function undo(): Promise<void> {
    if (lost.value === null) return
    const { preset, index } = lost.value
    const isThere = presets.value.some(({ name }) => name === preset.name)
    const next = isThere ? withPreset(presets.value, preset) : presets.value.toSpliced(index, 0, preset)
    if (await keep(next)) lost.value = null
  }

  return {
    presets,
    lost,
    /** A preset of the same name is replaced. */
    save: (name: string, draft: EnterDraft) =>
      lose('replaced', name, withPreset(presets.value, presetOf(name, draft))),
    remove: (name: string) =>
      lose(
        'deleted',
        name,
        presets.value.filter((preset) => preset.name !== name),
      ),
    undo,
    dismiss: () => (lost.value = null),
  }
})
