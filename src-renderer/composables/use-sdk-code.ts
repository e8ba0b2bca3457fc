import { computed, type ComputedRef } from 'vue'
import {
  DEFAULT_SDK_CODE_OPTIONS,
  generateSdkCode,
  type CodeAnnotation,
  type SdkCode,
} from '../../src-shared/sdk-code'
import { readForm } from '../composer/read-form'
import { useSdkCodeStore } from '../stores/sdk-code-store'
import { useComposer } from './use-composer'

export interface ShownSdkCode {
  /** Null without an instance. */
  readonly code: ComputedRef<SdkCode | null>
  /** A field is wrong, so the code is that of the parameters which were right last. */
  readonly isStale: ComputedRef<boolean>
  readonly skipped: ComputedRef<readonly CodeAnnotation[]>
  readonly remarks: ComputedRef<readonly CodeAnnotation[]>
}

/** The code for the active instance's parameters, and what is said about it. */
export function useSdkCode(): ShownSdkCode {
  const { instance, form } = useComposer()
  const choice = useSdkCodeStore()

  const typed = computed(() => (form.value === null ? null : readForm(form.value).draft))
  const draft = computed(() => typed.value ?? instance.value?.draft ?? null)
  const code = computed(() => {
    if (draft.value === null) return null
    const { platform, webRuntime, imLoggedIn } = choice
    return generateSdkCode(draft.value, platform, { ...DEFAULT_SDK_CODE_OPTIONS, webRuntime, imLoggedIn })
  })
  const ofKind = (isSkipped: boolean) =>
    computed(() => code.value?.annotations.filter(({ kind }) => (kind === 'skipped') === isSkipped) ?? [])

  return {
    code,
    isStale: computed(() => typed.value === null && draft.value !== null),
    skipped: ofKind(true),
    remarks: ofKind(false),
  }
}
