import { computed, ref, watch, type ComputedRef } from 'vue'
import { jsonOfForm } from '../composer/read-form'
import { draftJson, readDraftJson } from '../composer/draft-json'
import type { EditorFault } from '../editor/editor-fault'
import { placeOfPath, placeOfSyntaxFault } from '../editor/json-places'
import { useComposer } from './use-composer'
import { useDraftJsonWords } from './use-draft-json-words'
import { useDraftsStore } from '../stores/drafts-store'

/** A fault with its place in words, for those who do not see the mark in the text. */
export interface ShownFault extends EditorFault {
  readonly path: string
}

export interface DraftJsonEditor {
  readonly instanceId: ComputedRef<number | null>
  readonly text: ComputedRef<string>
  readonly faults: ComputedRef<readonly ShownFault[]>
  readonly revealed: ComputedRef<boolean>
  readonly type: (text: string) => void
  /** Only while the text is right: what is hidden in a wrong one cannot be filled in. */
  readonly toggleSecrets: () => void
  readonly discard: () => void
}

/** The active instance's draft as JSON: what is shown, what is wrong with it, and what typing does. */
export function useDraftJson(): DraftJsonEditor {
  const { instance, form } = useComposer()
  const drafts = useDraftsStore()
  const words = useDraftJsonWords()
  const reveals = ref(false)

  const instanceId = computed(() => instance.value?.instanceId ?? null)
  const known = computed(() => (form.value === null ? {} : jsonOfForm(form.value)))
  const typed = computed(() => (instanceId.value === null ? undefined : drafts.jsonTexts[instanceId.value]))
  const text = computed(() => typed.value?.text ?? draftJson(known.value, reveals.value))
  const faults = computed(() =>
    readDraftJson(text.value, known.value, words.value).faults.map(({ path, message, isSyntax }) => {
      const place = isSyntax ? placeOfSyntaxFault(text.value) : placeOfPath(text.value, path)
      return { ...place, path: path.join('.'), message }
    }),
  )
  watch(instanceId, () => (reveals.value = false))

  const ofActive = (act: (id: number) => void) => () => {
    if (instanceId.value !== null) act(instanceId.value)
  }
  return {
    instanceId,
    text,
    faults,
    revealed: computed(() => reveals.value),
    type(next) {
      if (next === text.value) return
      ofActive((id) => drafts.typeJson(id, next, readDraftJson(next, known.value, words.value).draft))()
    },
    toggleSecrets: ofActive((id) => {
      if (faults.value.length > 0) return
      drafts.dropJson(id)
      reveals.value = !reveals.value
    }),
    discard: ofActive((id) => drafts.dropJson(id)),
  }
}
