import { useDebounceFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { EnterDraft } from '../../src-shared/console'
import { formFromDraft, type DraftForm } from '../composer/draft-form'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'

const SAVE_DELAY_MS = 300

/** `wrong`: what is typed cannot be read, and stays as it is; `refused`: a notice tells why. */
export type SaveOutcome = 'saved' | 'wrong' | 'refused'

/** A draft as it is typed in JSON. */
export interface TypedJson {
  readonly text: string
  /** The form then shows what was valid last, and the text waits to be corrected. */
  readonly isWrong: boolean
}

/** What was typed before a preset took its place, or the other way round. */
export interface ReplacedDraft {
  readonly instanceId: number
  readonly presetName: string
  readonly form: DraftForm
  readonly json: TypedJson | undefined
  /** What is kept here is the preset then: the operator took it back. */
  readonly isTakenBack: boolean
}

/** What is typed into the composer, one form an instance, kept while other instances are looked at. */
export const useDraftsStore = defineStore('drafts', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const forms = ref<Record<number, DraftForm>>({})
  const jsonTexts = ref<Record<number, TypedJson>>({})
  /** Whether the form shows the parameters that most logins leave alone. */
  const extrasOpen = ref(false)
  /** The way back from the last preset that was applied. */
  const replaced = shallowRef<ReplacedDraft | null>(null)
  const unsaved = new Set<number>()
  /** The drafts that forms were last compared with, as JSON. */
  const seenDrafts = new Map<number, string>()
  /** What forms were saved as and still show, as JSON. */
  const savedDrafts = new Map<number, string>()

  const saveLater = useDebounceFn(() => Promise.all([...unsaved].map((id) => save(id))), SAVE_DELAY_MS)

  /** The form of an instance; made from its draft when it is looked at for the first time. */
  function open(instanceId: number, draft: EnterDraft): DraftForm {
    const known = forms.value[instanceId]
    const form = known === undefined ? formFromDraft(draft) : follow(instanceId, known, draft)
    forms.value[instanceId] = form
    seenDrafts.set(instanceId, JSON.stringify(draft))
    return form
  }

  /** A draft that was changed in another window is shown here too, unless something is being typed here. */
  function follow(instanceId: number, form: DraftForm, draft: EnterDraft): DraftForm {
    const wanted = JSON.stringify(draft)
    const isTyping = unsaved.has(instanceId) || jsonTexts.value[instanceId]?.isWrong === true
    if (isTyping || seenDrafts.get(instanceId) === wanted) return form
    if (savedDrafts.get(instanceId) === wanted) return form
    savedDrafts.delete(instanceId)
    return formFromDraft(draft, form)
  }

  /** Shows again what was typed when the window was lost, and saves what of it was not saved. */
  function restore(instanceId: number, form: DraftForm, json: TypedJson | undefined): void {
    if (json !== undefined) jsonTexts.value[instanceId] = json
    change(instanceId, form)
  }

  function edit(instanceId: number, patch: Partial<DraftForm>): void {
    const form = forms.value[instanceId]
    if (form === undefined) return
    // A text that is right says the same as the form, so it is written anew; a wrong one is not lost.
    if (jsonTexts.value[instanceId]?.isWrong === false) dropJson(instanceId)
    change(instanceId, { ...form, ...patch })
  }

  /** Takes what was typed in JSON; `draft` is null while it is wrong. */
  function typeJson(instanceId: number, text: string, draft: EnterDraft | null): void {
    jsonTexts.value[instanceId] = { text, isWrong: draft === null }
    if (draft !== null) change(instanceId, formFromDraft(draft, forms.value[instanceId]))
  }

  /** Forgets the text that was typed: the form's values are shown again. */
  function dropJson(instanceId: number): void {
    delete jsonTexts.value[instanceId]
  }

  /** Shows the draft of a preset in place of what was typed, and saves it. */
  function replace(instanceId: number, presetName: string, draft: EnterDraft): void {
    keepReplaced(instanceId, presetName, false)
    dropJson(instanceId)
    change(instanceId, formFromDraft(draft))
  }

  /** Shows again what stood there before the preset; what is there now can be brought back in the same way. */
  function undoReplace(): void {
    if (replaced.value === null) return
    const { instanceId, presetName, form, json, isTakenBack } = replaced.value
    keepReplaced(instanceId, presetName, !isTakenBack)
    dropJson(instanceId)
    restore(instanceId, form, json)
  }

  function keepReplaced(instanceId: number, presetName: string, isTakenBack: boolean): void {
    const form = forms.value[instanceId]
    const json = jsonTexts.value[instanceId]
    replaced.value = form === undefined ? null : { instanceId, presetName, form, json, isTakenBack }
  }

  function change(instanceId: number, form: DraftForm): void {
    forms.value[instanceId] = form
    unsaved.add(instanceId)
    void saveLater()
  }

  /** Saves what was typed now. A form without changes is saved already. */
  async function save(instanceId: number): Promise<SaveOutcome> {
    if (jsonTexts.value[instanceId]?.isWrong) return 'wrong'
    if (!unsaved.has(instanceId)) return 'saved'
    // Loaded with the composer's form, where there is one.
    const { readForm } = await import('../composer/read-form')
    const form = forms.value[instanceId]
    if (form === undefined) return 'saved'
    const { draft } = readForm(form)
    if (draft === null) return 'wrong'
    unsaved.delete(instanceId)
    savedDrafts.set(instanceId, JSON.stringify(draft))
    const saved = await notices.guard(() => client.updateInstance({ instanceId, draft }))
    if (saved === null) unsaved.add(instanceId)
    return saved === null ? 'refused' : 'saved'
  }

  function forget(instanceId: number): void {
    unsaved.delete(instanceId)
    seenDrafts.delete(instanceId)
    savedDrafts.delete(instanceId)
    delete forms.value[instanceId]
    if (replaced.value?.instanceId === instanceId) replaced.value = null
    dropJson(instanceId)
  }

  return {
    forms,
    jsonTexts,
    extrasOpen,
    open,
    restore,
    edit,
    typeJson,
    dropJson,
    replaced,
    replace,
    undoReplace,
    dismissReplaced: () => (replaced.value = null),
    save,
    forget,
  }
})
