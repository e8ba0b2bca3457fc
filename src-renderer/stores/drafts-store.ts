import { useDebounceFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { EnterDraft } from '../../src-shared/console'
import { formFromDraft, readForm, type DraftForm, type DraftProblems } from '../composer/draft-form'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'

const SAVE_DELAY_MS = 300

/** What is typed into the composer, one form an instance, kept while other instances are looked at. */
export const useDraftsStore = defineStore('drafts', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const forms = ref<Record<number, DraftForm>>({})
  const unsaved = new Set<number>()

  const saveLater = useDebounceFn(() => Promise.all([...unsaved].map((id) => save(id))), SAVE_DELAY_MS)

  /** The form of an instance; made from its draft when it is looked at for the first time. */
  function open(instanceId: number, draft: EnterDraft): DraftForm {
    const form = forms.value[instanceId] ?? formFromDraft(draft)
    forms.value[instanceId] = form
    return form
  }

  function edit(instanceId: number, patch: Partial<DraftForm>): void {
    const form = forms.value[instanceId]
    if (form === undefined) return
    forms.value[instanceId] = { ...form, ...patch }
    unsaved.add(instanceId)
    void saveLater()
  }

  function problemsOf(instanceId: number): DraftProblems {
    const form = forms.value[instanceId]
    return form === undefined ? {} : readForm(form).problems
  }

  /** Saves what was typed now; false when it is wrong or was refused. A form without changes is saved already. */
  async function save(instanceId: number): Promise<boolean> {
    const form = forms.value[instanceId]
    if (form === undefined || !unsaved.has(instanceId)) return true
    const { draft } = readForm(form)
    if (draft === null) return false
    unsaved.delete(instanceId)
    const saved = await notices.guard(() => client.updateInstance({ instanceId, draft }))
    if (saved === null) unsaved.add(instanceId)
    return saved !== null
  }

  function forget(instanceId: number): void {
    unsaved.delete(instanceId)
    delete forms.value[instanceId]
  }

  return { forms, open, edit, problemsOf, save, forget }
})
