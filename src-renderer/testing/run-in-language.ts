import { mount } from '@vue/test-utils'
import { defineComponent } from 'vue'
import type { Locale } from '../../src-shared/console'
import { createMessages } from '../i18n'

/** Runs a composable as a component of a window in a language would, and returns what it gives. */
export function runInLanguage<T>(locale: Locale, setup: () => T): T {
  const made: T[] = []
  const component = defineComponent(() => {
    made.push(setup())
    return () => null
  })
  mount(component, { global: { plugins: [createMessages(locale)] } })
  const [result] = made
  if (result === undefined) throw new Error('the component was not set up')
  return result
}
