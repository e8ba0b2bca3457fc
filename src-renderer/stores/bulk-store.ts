import { until } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useConsole } from '../console/use-console'
import { copiedDrafts, type CopyAccounts } from '../instances/copied-drafts'
import { useCloudStore } from './cloud-store'
import { useDraftsStore } from './drafts-store'
import { useInstancesStore } from './instances-store'
import { useNoticesStore } from './notices-store'

export type BulkKind = 'enter' | 'exit' | 'duplicate' | 'destroy'

/** Something that is being done, or was done, with many instances. */
export interface BulkRun {
  readonly kind: BulkKind
  readonly allCount: number
  readonly doneCount: number
  readonly failedCount: number
  readonly phase: 'running' | 'done' | 'cancelled'
}

/** So many logins are waited for at a time: more would only wait for each other. */
const ABREAST = 20

/** What is done with all selected instances: one after the other, with progress, and to be cancelled. */
export const useBulkStore = defineStore('bulk', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const instances = useInstancesStore()
  const drafts = useDraftsStore()
  const cloud = useCloudStore()
  const run = shallowRef<BulkRun | null>(null)
  let cancelled = false
  /** Those that the bulk run has let enter so far. */
  let begun: number[] = []

  const idsOf = () => instances.selected.map(({ instanceId }) => instanceId)
  const entering = (instanceId: number) =>
    instances.instances.find((one) => one.instanceId === instanceId)?.entering ?? false

  /** Does something with each; one that says no is counted. */
  async function all<T>(
    kind: BulkKind,
    items: readonly T[],
    work: (item: T) => Promise<boolean>,
  ): Promise<void> {
    if (run.value?.phase === 'running') return
    cancelled = false
    run.value = { kind, allCount: items.length, doneCount: 0, failedCount: 0, phase: 'running' }
    const waiting = [...items]
    const worker = async () => {
      for (let item = waiting.shift(); item !== undefined && !cancelled; item = waiting.shift())
        count(await work(item))
    }
    await Promise.all(Array.from({ length: kind === 'enter' ? ABREAST : 1 }, worker))
    end(items.length)
  }

  function count(succeeded: boolean): void {
    if (run.value === null) return
    const { doneCount, failedCount } = run.value
    run.value = { ...run.value, doneCount: doneCount + 1, failedCount: failedCount + (succeeded ? 0 : 1) }
  }

  /** What was done with one instance shows at the instance. */
  function end(itemCount: number): void {
    if (itemCount < 2 || run.value === null) run.value = null
    else run.value = { ...run.value, phase: cancelled ? 'cancelled' : 'done' }
  }

  async function enter(): Promise<void> {
    if (run.value?.phase === 'running') return
    const wrong: number[] = []
    begun = []
    await all('enter', idsOf(), async (instanceId) => {
      begun.push(instanceId)
      if ((await instances.beginEntering(instanceId)) === 'wrong') wrong.push(instanceId)
      await until(() => cancelled || !entering(instanceId)).toBe(true)
      return instances.instances.find((one) => one.instanceId === instanceId)?.status === 'ENTERED'
    })
    instances.tellWrongDrafts(wrong)
  }

  const exit = () => all('exit', idsOf(), instances.exit)

  const destroy = () =>
    all('destroy', idsOf(), async (instanceId) => {
      const destroyed = await notices.guard(async () => {
        await client.destroyInstance({ instanceId })
        return true
      })
      if (destroyed) instances.replace(instances.instances.filter((known) => known.instanceId !== instanceId))
      return destroyed ?? false
    })

  /** Makes copies of each selected instance, and selects them. */
  async function duplicate(count: number, accounts: CopyAccounts): Promise<void> {
    const ids = idsOf()
    for (const instanceId of ids) await drafts.save(instanceId)
    const wanted = instances.instances.filter(({ instanceId }) => ids.includes(instanceId))
    const copies = wanted.flatMap(({ draft }) => {
      const taken = instances.instances.filter(({ draft: used }) => used.roomId === draft.roomId)
      const free = cloud
        .accountsOf(draft.appkey)
        .map(({ value }) => value)
        .filter((account) => taken.every(({ draft: used }) => used.accountId !== account))
      return copiedDrafts({ draft, count, accounts, free })
    })
    const made: number[] = []
    await all('duplicate', copies, async (draft) => {
      const created = await instances.create(draft)
      if (created !== null) made.push(created.instanceId)
      return created !== null
    })
    if (made.length > 0) instances.selectedIds = made
  }

  /** Begins nothing more, and calls off the logins that are under way. */
  async function cancel(): Promise<void> {
    if (run.value?.phase !== 'running') return
    cancelled = true
    const { kind } = run.value
    if (kind !== 'enter') return
    // Not those that are selected: that may have changed since.
    for (const instanceId of begun.filter(entering)) await instances.exit(instanceId)
  }

  return { run, enter, exit, destroy, duplicate, cancel, dismiss: () => (run.value = null) }
})
