import { useI18n } from 'vue-i18n'
import { isInstanceState } from '../format/instance-state'
import type { KickStory } from '../timeline/kick-story'
import type { Lane } from '../timeline/sequence-mark'

/** A kick in words; `laneName` names who takes part in it. */
export function useKickStoryText(laneName: (lane: Lane) => string): {
  /** Who threw whom out, why, and what came of it. */
  readonly kickText: (story: KickStory) => string
  /** By whom the one was thrown out whose event it is, and why. */
  readonly kickedByText: (story: KickStory) => string
} {
  const { t } = useI18n()
  const reasonOf = ({ reason }: KickStory) => t(`kickedReason.${reason ?? -1}`)

  function aftermathText({ aftermath: { status, code, reconnects } }: KickStory): string {
    if (status === null) return ''
    const state = isInstanceState(status) ? t(`state.${status}`) : status
    const next = t(reconnects ? 'timeline.sequence.reconnects' : 'timeline.sequence.staysOut')
    return ` → ${t('timeline.sequence.aftermath', { status: state, code: code ?? '' }).trim()} · ${next}`
  }

  return {
    kickText: (story) =>
      t('timeline.sequence.kicks', {
        kicker: laneName(story.kicker),
        victim: laneName(story.victimId),
        reason: reasonOf(story),
      }) + aftermathText(story),
    kickedByText: (story) =>
      t('timeline.sequence.kickedBy', { kicker: laneName(story.kicker), reason: reasonOf(story) }),
  }
}
