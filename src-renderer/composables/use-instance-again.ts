import { useI18n } from 'vue-i18n'
import type { JsonObject } from '../../src-shared/console'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'

/** Makes an instance from what a recorded one had entered with; what was secret in it is left empty. */
export function useInstanceAgain(): { readonly makeAgain: (draft: JsonObject) => Promise<boolean> } {
  const { t } = useI18n()
  const instances = useInstancesStore()
  const notices = useNoticesStore()

  return {
    async makeAgain(recorded) {
      // Comes with the schemas of the composer.
      const { draftFromRecording } = await import('../composer/recorded-draft')
      const draft = draftFromRecording(recorded)
      if (draft !== null) return (await instances.create(draft)) !== null
      notices.report(new Error(t('verdict.draftUnreadable')))
      return false
    },
  }
}
