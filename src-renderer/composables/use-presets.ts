import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Preset } from '../../src-shared/console'
import { readForm } from '../composer/read-form'
import { draftOfPreset, variablesOf } from '../composer/presets'
import { useDraftsStore } from '../stores/drafts-store'
import { useInstancesStore } from '../stores/instances-store'
import { usePresetsStore } from '../stores/presets-store'
import { useComposer } from './use-composer'

export interface PresetDesk {
  readonly names: ComputedRef<readonly string[]>
  /** Name of the preset that is looked at; empty when there is none. */
  readonly chosen: Ref<string>
  readonly preset: ComputedRef<Preset | null>
  readonly variables: ComputedRef<readonly string[]>
  readonly values: Ref<Record<string, string>>
  /** The chosen preset is no draft of this version. */
  readonly unusable: ComputedRef<boolean>
  /** False while the fields of the active instance are wrong. */
  readonly canSave: ComputedRef<boolean>
  readonly save: (name: string) => Promise<void>
  readonly remove: () => Promise<void>
  readonly applyToActive: () => void
  readonly applyToNew: () => Promise<void>
}

/** Saves the active instance's draft under a name, and makes drafts of what was saved. */
export function usePresets(): PresetDesk {
  const store = usePresetsStore()
  const instances = useInstancesStore()
  const drafts = useDraftsStore()
  const { form } = useComposer()
  const chosen = ref('')
  const values = ref<Record<string, string>>({})

  const preset = computed(() => store.presets.find(({ name }) => name === chosen.value) ?? null)
  const variables = computed(() => (preset.value === null ? [] : variablesOf(preset.value)))
  const applied = computed(() => (preset.value === null ? null : draftOfPreset(preset.value, values.value)))
  const current = computed(() => (form.value === null ? null : readForm(form.value).draft))

  watch(
    () => store.presets,
    (presets) => {
      if (preset.value === null) chosen.value = presets[0]?.name ?? ''
    },
    { immediate: true },
  )
  // The next number and the account at hand are what is mostly wanted.
  watch(
    variables,
    (names) => {
      const offered: Record<string, string> = {
        n: String(instances.instances.length + 1),
        account: form.value?.accountId ?? '',
      }
      values.value = Object.fromEntries(names.map((name) => [name, offered[name] ?? '']))
    },
    { immediate: true },
  )

  return {
    names: computed(() => store.presets.map(({ name }) => name)),
    chosen,
    preset,
    variables,
    values,
    unusable: computed(() => preset.value !== null && applied.value === null),
    canSave: computed(() => current.value !== null),
    async save(name) {
      if (current.value === null || name === '') return
      await store.save(name, current.value)
      chosen.value = name
    },
    remove: () => store.remove(chosen.value),
    applyToActive() {
      if (instances.activeId !== null && applied.value !== null)
        drafts.replace(instances.activeId, chosen.value, applied.value)
    },
    async applyToNew() {
      if (applied.value !== null) await instances.create(applied.value)
    },
  }
}
