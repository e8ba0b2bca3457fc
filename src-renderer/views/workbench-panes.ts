import { defineAsyncComponent, type Component } from 'vue'
import { afterPainting } from '../frame/after-painting'

/**
 * The panes beside the list of instances. A start begins with that list; what the others need is loaded once it is painted,
 * and then for good.
 */
export const ComposerPane = defineAsyncComponent(
  oncePainted(() => import('../components/composer/ComposerPane.vue')),
)
export const LiveTimeline = defineAsyncComponent(
  oncePainted(() => import('../components/timeline/LiveTimeline.vue')),
)
export const InspectorPane = defineAsyncComponent(
  oncePainted(() => import('../components/inspector/InspectorPane.vue')),
)

function oncePainted<Pane extends Component>(load: () => Promise<Pane>): () => Promise<Pane> {
  return async () => {
    await afterPainting()
    return load()
  }
}
