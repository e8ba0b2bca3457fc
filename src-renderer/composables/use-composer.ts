import { computed, type ComputedRef } from 'vue'
import type { InstanceSummary } from '../../src-shared/console'
import { authenticationGap, type AuthenticationGap } from '../composer/authentication-gap'
import {
  isExpiredOnArrival,
  type DraftField,
  type DraftForm,
  type DraftProblems,
} from '../composer/draft-form'
import { readForm } from '../composer/read-form'
import { useCloudStore } from '../stores/cloud-store'
import { useDraftsStore } from '../stores/drafts-store'
import { useInstancesStore } from '../stores/instances-store'

/** Why a button of the composer does nothing now, by the name of its message; null when it works. */
export interface ComposerObstacles {
  readonly enter: 'fieldsWrong' | 'jsonWrong' | null
  readonly exit: 'notEntered' | null
  readonly kick: 'notEntered' | null
}

export interface Composer {
  readonly instance: ComputedRef<InstanceSummary | null>
  readonly form: ComputedRef<DraftForm | null>
  readonly problems: ComputedRef<DraftProblems>
  /** What the chosen way of authentication lacks. */
  readonly gap: ComputedRef<AuthenticationGap | null>
  readonly obstacles: ComputedRef<ComposerObstacles>
  /** True while a login can be cancelled. */
  readonly cancellable: ComputedRef<boolean>
  readonly expiredOnArrival: ComputedRef<boolean>
  readonly edit: (patch: Partial<DraftForm>) => void
  readonly enter: () => Promise<void>
  readonly exit: () => Promise<void>
}

/** What the composer shows and does for the active instance. */
export function useComposer(): Composer {
  const instances = useInstancesStore()
  const cloud = useCloudStore()
  const drafts = useDraftsStore()
  const instance = computed(() => instances.active)
  const form = computed(() => {
    const active = instance.value
    return active === null ? null : drafts.open(active.instanceId, active.draft)
  })
  const problems = computed(() => (form.value === null ? {} : readForm(form.value).problems))

  const isJsonWrong = computed(
    () => instance.value !== null && drafts.jsonTexts[instance.value.instanceId]?.isWrong === true,
  )

  const forActive = (action: (instanceId: number) => Promise<unknown>) => async () => {
    if (instance.value !== null) await action(instance.value.instanceId)
  }

  const knownOf = ({ appkey }: DraftForm) => {
    const app = cloud.overview.apps.find((known) => known.appkey === appkey)
    return {
      hasApp: app !== undefined,
      accountIds: app?.accounts.map(({ accountId }) => accountId) ?? [],
    }
  }

  return {
    instance,
    form,
    problems,
    gap: computed(() => (form.value === null ? null : authenticationGap(form.value, knownOf(form.value)))),
    obstacles: computed(() => obstaclesOf(instance.value, problems.value, isJsonWrong.value)),
    cancellable: computed(() => instance.value !== null && isLoggingIn(instance.value)),
    expiredOnArrival: computed(() => form.value !== null && isExpiredOnArrival(form.value.tokenProvider)),
    edit: (patch) => {
      if (instance.value !== null) drafts.edit(instance.value.instanceId, patch)
    },
    enter: forActive(instances.enter),
    exit: forActive(instances.exit),
  }
}

/** On the way in, for the first time or again after the link was lost. */
function isLoggingIn({ status, entering }: InstanceSummary): boolean {
  return entering || ['WAITING', 'CONNECTING', 'CONNECTED', 'ENTERING'].includes(status)
}

function obstaclesOf(
  instance: InstanceSummary | null,
  problems: DraftProblems,
  isJsonWrong: boolean,
): ComposerObstacles {
  const isEntered = instance?.status === 'ENTERED'
  const isWrong = (Object.keys(problems) as DraftField[]).length > 0
  return {
    enter: isJsonWrong ? 'jsonWrong' : isWrong ? 'fieldsWrong' : null,
    exit: isEntered ? null : 'notEntered',
    kick: isEntered ? null : 'notEntered',
  }
}
