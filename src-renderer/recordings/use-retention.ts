import { computed, shallowRef } from 'vue'
import {
  DEFAULT_RETENTION,
  isNarrower,
  type RemovalEstimate,
  type RetentionRule,
} from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from '../stores/notices-store'
import { useSettingsStore } from '../stores/settings-store'

/** A rule that waits for the operator's word, with what it would remove. */
export interface AskedRetention {
  readonly rule: RetentionRule
  readonly loss: RemovalEstimate
}

/**
 * The rule by which recordings are kept; one by which sessions would be lost is asked about first.
 * @param onRefused called when a rule is not taken: the one that was in force stays.
 */
export function useRetention(onRefused: () => void) {
  const client = useConsole()
  const settings = useSettingsStore()
  const notices = useNoticesStore()
  const asked = shallowRef<AskedRetention | null>(null)
  const rule = computed(() => settings.settings.retention ?? DEFAULT_RETENTION)
  /** What is typed while another rule is still looked into counts, not that one. */
  let latest = 0

  async function request(next: RetentionRule): Promise<void> {
    const mine = ++latest
    if (!isNarrower(next, rule.value)) return settings.setRetention(next)
    const loss = await notices.guard(() => client.estimateRemoval(next))
    if (mine !== latest) return
    if (loss === null) onRefused()
    else if (loss.sessionCount === 0) await settings.setRetention(next)
    else asked.value = { rule: next, loss }
  }

  async function confirm(): Promise<void> {
    const wanted = asked.value
    asked.value = null
    if (wanted !== null) await settings.setRetention(wanted.rule)
  }

  function cancel(): void {
    asked.value = null
    onRefused()
  }

  return { rule, asked, request, confirm, cancel }
}
