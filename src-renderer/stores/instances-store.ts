import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import {
  defaultEnterDraft,
  type EnterDraft,
  type InstancesChange,
  type InstanceSummary,
} from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { groupInstances, type InstanceGrouping } from '../instances/group-instances'
import { useCloudStore } from './cloud-store'
import { useDraftsStore, type SaveOutcome } from './drafts-store'
import { useNoticesStore } from './notices-store'
import { newestSummaries } from './newest-summaries'

/** Stands in the composer until the operator types the app key of a cloud that is not the embedded one. */
const UNKNOWN_APP = 'appkey'
/** More names than these are not read. */
const NAMES_TOLD = 3

/** The clients of this session: which exist, which are selected, and what can be done with them. */
export const useInstancesStore = defineStore('instances', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const drafts = useDraftsStore()
  const cloud = useCloudStore()
  const instances = shallowRef<readonly InstanceSummary[]>([])
  /** The instance that composer and keyboard are at. */
  const activeId = ref<number | null>(null)
  const selectedIds = ref<readonly number[]>([])

  const active = computed(
    () => instances.value.find(({ instanceId }) => instanceId === activeId.value) ?? null,
  )
  const selected = computed(() =>
    instances.value.filter(({ instanceId }) => selectedIds.value.includes(instanceId)),
  )
  const groupBy = ref<InstanceGrouping>('room')
  const groups = computed(() => groupInstances(instances.value, groupBy.value))
  /** Instances from top to bottom, as the list shows them. */
  const listed = computed(() => groups.value.flatMap((group) => group.instances))

  const replace = (changed: readonly InstanceSummary[]): void =>
    apply({ instanceIds: changed.map(({ instanceId }) => instanceId), changed })

  function apply(change: InstancesChange): void {
    const nextIds = new Set(change.instanceIds)
    const gone = instances.value.filter(({ instanceId }) => !nextIds.has(instanceId))
    gone.forEach(({ instanceId }) => drafts.forget(instanceId))
    instances.value = newestSummaries(instances.value, change)
    // Most announcements change no selection, and what is filtered by it is not asked for again then.
    const stillSelected = selectedIds.value.filter((id) => nextIds.has(id))
    if (stillSelected.length < selectedIds.value.length) selectedIds.value = stillSelected
    if (active.value === null) select(selectedIds.value[0] ?? listed.value[0]?.instanceId ?? null)
  }

  function replaceOne(changed: InstanceSummary): void {
    const ids = new Set(instances.value.map(({ instanceId }) => instanceId)).add(changed.instanceId)
    apply({ instanceIds: [...ids].sort((a, b) => a - b), changed: [changed] })
  }

  function select(instanceId: number | null): void {
    activeId.value = instanceId
    selectedIds.value = instanceId === null ? [] : [instanceId]
  }

  function toggleSelected(instanceId: number): void {
    const without = selectedIds.value.filter((id) => id !== instanceId)
    const wasSelected = without.length < selectedIds.value.length
    if (wasSelected && without.length === 0) return
    selectedIds.value = wasSelected ? without : [...without, instanceId]
    activeId.value = wasSelected ? (without.at(-1) ?? null) : instanceId
  }

  /** Selects all from the one that the composer is at to this one. */
  function selectTo(instanceId: number): void {
    const ids = listed.value.map((one) => one.instanceId)
    const [from, to] = [ids.indexOf(activeId.value ?? instanceId), ids.indexOf(instanceId)]
    if (from === -1 || to === -1) return
    selectedIds.value = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  }

  /** Moves the selection through the list; `extend` keeps what is selected. */
  function selectBeside(offset: 1 | -1, extend: boolean): void {
    const index = listed.value.findIndex(({ instanceId }) => instanceId === activeId.value)
    const beside = listed.value[index + offset]
    if (beside === undefined) return
    const kept = extend ? selectedIds.value : []
    select(beside.instanceId)
    selectedIds.value = [...new Set([...kept, beside.instanceId])]
  }

  /** Selects every instance; the one that composer and keyboard are at stays. */
  function selectAll(): void {
    selectedIds.value = listed.value.map(({ instanceId }) => instanceId)
  }

  async function create(draft: EnterDraft): Promise<InstanceSummary | null> {
    const created = await notices.guard(() => client.createInstance({ draft }))
    if (created === null) return null
    replaceOne(created)
    select(created.instanceId)
    return created
  }

  /** A new instance that starts from the selected one's room, else from the demo world. */
  async function createNext(): Promise<void> {
    const draft = active.value?.draft ?? cloud.demoDraft() ?? defaultEnterDraft({ appkey: UNKNOWN_APP })
    const taken = new Set(instances.value.map(({ draft: used }) => `${used.roomId}/${used.accountId}`))
    const free = cloud.accountsOf(draft.appkey).find(({ value }) => !taken.has(`${draft.roomId}/${value}`))
    await create({ ...draft, accountId: free?.value ?? draft.accountId })
  }

  async function enter(instanceId: number): Promise<void> {
    if ((await beginEntering(instanceId)) === 'wrong') tellWrongDrafts([instanceId])
  }

  /** Begins a login with what is typed; one whose draft is wrong is left to the caller to tell of. */
  async function beginEntering(instanceId: number): Promise<SaveOutcome> {
    const outcome = await drafts.save(instanceId)
    if (outcome !== 'saved') return outcome
    const entering = await notices.guard(() => client.enterInstance({ instanceId }))
    if (entering === null) return 'refused'
    replaceOne(entering)
    return 'saved'
  }

  /** Says of which instances the parameters are wrong, so that nothing was done with them. */
  function tellWrongDrafts(instanceIds: readonly number[]): void {
    if (instanceIds.length === 0) return
    const names = instanceIds.slice(0, NAMES_TOLD).map((instanceId) => {
      const accountId = instances.value.find((one) => one.instanceId === instanceId)?.accountId ?? ''
      return `${accountId} #${instanceId}`.trim()
    })
    const more = instanceIds.length > NAMES_TOLD ? ['…'] : []
    notices.tell('draftsWrong', { names: [...names, ...more].join(', ') })
  }

  /** False when it was refused; a notice tells why. */
  async function exit(instanceId: number): Promise<boolean> {
    const exiting = await notices.guard(() => client.exitInstance({ instanceId }))
    if (exiting !== null) replaceOne(exiting)
    return exiting !== null
  }

  /** The active instance removes an account from its room; a refusal is the answer, for the dialog to explain. */
  async function kick(targetAccountId: string, notificationExtension: string): Promise<ConsoleError | null> {
    if (activeId.value === null) return null
    try {
      await client.kickMember({ instanceId: activeId.value, targetAccountId, notificationExtension })
      return null
    } catch (thrown) {
      return toConsoleError(thrown)
    }
  }

  async function enterDemoRoom(): Promise<void> {
    const draft = cloud.demoDraft()
    const created = draft === null ? null : await create(draft)
    if (created !== null) await enter(created.instanceId)
  }

  return {
    instances,
    activeId,
    selectedIds,
    active,
    selected,
    groupBy,
    groups,
    replace,
    replaceOne,
    apply,
    select,
    toggleSelected,
    selectTo,
    selectBeside,
    selectAll,
    create,
    createNext,
    enter,
    beginEntering,
    tellWrongDrafts,
    exit,
    enterDemoRoom,
    kick,
  }
})
