import { defineStore } from 'pinia'
import { ref } from 'vue'

/** A form as it is typed, and the settings that it was typed over, as JSON; undefined while those are unknown. */
export interface TypedForm {
  readonly basis: string | undefined
  readonly form: object
}

/** What is typed into forms whose tabs come and go, by the name of the form. */
export const useTypedFormsStore = defineStore('typed-forms', () => ({
  forms: ref<Record<string, TypedForm>>({}),
}))
