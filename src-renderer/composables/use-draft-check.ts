import { ref, watch, type Ref } from 'vue'
import type { DraftFault } from '../../src-shared/console'
import { readForm } from '../composer/read-form'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from '../stores/notices-store'
import { useComposer } from './use-composer'

export interface DraftCheckDesk {
  /** Null until the draft that is shown was checked. */
  readonly faults: Ref<readonly DraftFault[] | null>
  readonly check: () => Promise<void>
}

/** Has the active instance's draft checked; what was found is forgotten as soon as the draft changes. */
export function useDraftCheck(): DraftCheckDesk {
  const client = useConsole()
  const notices = useNoticesStore()
  const { form } = useComposer()
  const faults = ref<readonly DraftFault[] | null>(null)
  watch(form, () => (faults.value = null))

  async function check(): Promise<void> {
    const checked = form.value
    const draft = checked === null ? null : readForm(checked).draft
    if (draft === null) return
    const found = await notices.guard(() => client.checkDraft({ draft }))
    if (form.value === checked) faults.value = found
  }

  return { faults, check }
}
