import { computed, shallowRef } from 'vue'
import type { InstanceSummary } from '../../src-shared/console'
import type { DraftForm } from '../composer/draft-form'
import { useConsole } from '../console/use-console'
import type { TokenBehaviour } from '../diagnose/token-behaviour'
import { useCloudStore } from '../stores/cloud-store'
import { useDraftsStore } from '../stores/drafts-store'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'
import { useTokenBehavioursStore } from '../stores/token-behaviours-store'

const MADE_FOR_SECONDS = 600

/** Sets how the token providers of the selected instances behave, and touches nothing else of what is typed. */
export function useTokenBehaviours() {
  const client = useConsole()
  const notices = useNoticesStore()
  const cloud = useCloudStore()
  const instances = useInstancesStore()
  const drafts = useDraftsStore()
  const behaviours = useTokenBehavioursStore()
  /** Instances that were left as they are, because the JSON typed for them is wrong. */
  const refusedIds = shallowRef<readonly number[]>([])
  /** Instances whose change waits in the form, because another field of it is wrong. */
  const unsavedIds = shallowRef<readonly number[]>([])

  async function behave(behaviour: TokenBehaviour): Promise<void> {
    refusedIds.value = []
    unsavedIds.value = []
    for (const instance of instances.selected) await change(instance, behaviour)
  }

  async function change({ instanceId, draft }: InstanceSummary, behaviour: TokenBehaviour): Promise<void> {
    if (drafts.jsonTexts[instanceId]?.isWrong === true) {
      refusedIds.value = [...refusedIds.value, instanceId]
      return
    }
    const form = drafts.open(instanceId, draft)
    const foreignToken = behaviour === 'wrongAccount' ? await foreignTokenFor(form) : ''
    if (foreignToken === null) return
    drafts.edit(instanceId, behaviours.patchFor(instanceId, form, behaviour, foreignToken))
    if ((await drafts.save(instanceId)) === 'wrong') unsavedIds.value = [...unsavedIds.value, instanceId]
  }

  async function foreignTokenFor(form: DraftForm): Promise<string | null> {
    const other = cloud.accountsOf(form.appkey).find(({ value }) => value !== form.accountId)
    const accountId = other?.value ?? `not-${form.accountId}`
    const input = { appkey: form.appkey, accountId, ttlSeconds: MADE_FOR_SECONDS }
    const made = await notices.guard(() => client.makeAccountToken(input))
    return made?.token ?? null
  }

  return { selected: computed(() => instances.selected), refusedIds, unsavedIds, behave }
}
