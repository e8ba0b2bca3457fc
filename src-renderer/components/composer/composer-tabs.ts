import { defineAsyncComponent, type Component } from 'vue'
import type { ComposerTabName } from '../../stores/workbench-store'
import FormTab from './FormTab.vue'

/** One way to write the parameters. Its view takes no properties: it shows the active instance. */
export interface ComposerTab {
  readonly value: ComposerTabName
  readonly label: string
  readonly testId: string
  readonly view: Component
}

/** The tabs in their order. All but the first are loaded when they are first shown. */
export const COMPOSER_TABS = [
  { value: 'form', label: 'composer.tab.form', testId: 'composer-tab-form', view: FormTab },
  {
    value: 'json',
    label: 'composer.tab.json',
    testId: 'composer-tab-json',
    view: defineAsyncComponent(() => import('./JsonTab.vue')),
  },
  {
    value: 'code',
    label: 'sdkCode.tab',
    testId: 'composer-tab-code',
    view: defineAsyncComponent(() => import('../code/CodeTab.vue')),
  },
] as const satisfies readonly ComposerTab[]
