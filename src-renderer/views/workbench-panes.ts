import { defineAsyncComponent } from 'vue'
import { afterPainting } from '../frame/after-painting'

/**
 * The panes beside the list of instances. A start begins with that list; what the others need is loaded once it is painted,
 * and then for good.
 */
export const ComposerPane = defineAsyncComponent(async () => {
  await afterPainting()
  return import('../components/composer/ComposerPane.vue')
})
export const LiveTimeline = defineAsyncComponent(async () => {
  await afterPainting()
  return import('../components/timeline/LiveTimeline.vue')
})
export const InspectorPane = defineAsyncComponent(async () => {
  await afterPainting()
  return import('../components/inspector/InspectorPane.vue')
})
