import { computed, watch, type WritableComputedRef } from 'vue'
import { useTypedFormsStore } from '../stores/typed-forms-store'

export interface TypedFormOptions<Form extends object> {
  /** Tells forms apart, also those of different apps. */
  readonly name: string
  /** The settings that the form changes; undefined while they are not known yet. */
  readonly settings: () => unknown
  /** The form that shows those settings. */
  readonly read: () => Form
}

/**
 * A form whose text is there again when its tab comes back. Settings are read again with everything that happens: what
 * is typed goes only when they are other ones.
 */
export function useTypedForm<Form extends object>(
  options: TypedFormOptions<Form>,
): WritableComputedRef<Form> {
  const { name, settings, read } = options
  const store = useTypedFormsStore()

  watch(
    () => JSON.stringify(settings()) as string | undefined,
    (basis) => {
      const known = store.forms[name]
      if (known === undefined || (basis !== undefined && basis !== known.basis))
        store.forms[name] = { basis, form: read() }
    },
    { immediate: true },
  )

  return computed({
    get: () => (store.forms[name]?.form ?? read()) as Form,
    set: (form) => (store.forms[name] = { basis: store.forms[name]?.basis, form }),
  })
}
