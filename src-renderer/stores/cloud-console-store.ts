import { useThrottleFn } from '@vueuse/core'
import { defineStore, storeToRefs } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { CloudChange, CloudChangeKind, CloudChangeResult } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useCloudPlaceStore, type CloudTabName } from './cloud-place-store'
import { useCloudStore } from './cloud-store'
import { useNoticesStore } from './notices-store'

/** A change that was made, as the strip below the screen tells it. */
export interface DoneChange extends CloudChangeResult {
  /** Null for an import, which is no change that the window could make. */
  readonly change: CloudChange | null
}

/** A place in the Cloud screen. */
export interface CloudPlace {
  readonly appkey: string
  readonly tab: CloudTabName
  readonly roomId?: string
  readonly accountId?: string
}

/** A busy cloud is read again no more often than this: nobody could follow more. */
const ACTIVITY_INTERVAL_MS = 250

/** Changes by which something is lost: each is asked about before it is made, also where it takes another one back. */
const ASKED_ABOUT: ReadonlySet<CloudChangeKind> = new Set([
  'deleteRoom',
  'removeAccount',
  'refreshToken',
  'kick',
  'resetWorld',
])

/** The Cloud screen's work: which app it looks at, what was changed last, and how to take that back. */
export const useCloudConsoleStore = defineStore('cloud-console', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const cloud = useCloudStore()
  const { appkey: wantedAppkey, tab, roomId, accountId } = storeToRefs(useCloudPlaceStore())
  const busy = ref(false)
  const done = shallowRef<DoneChange | null>(null)
  /** What waits for the operator's word. */
  const asked = shallowRef<CloudChange | null>(null)
  const exportedName = ref<string | null>(null)
  /** Grows with everything that happens in the cloud: what is shown is read again. */
  const revision = ref(0)
  const app = computed(() => {
    const { apps } = cloud.overview
    return apps.find(({ appkey }) => appkey === wantedAppkey.value) ?? apps[0] ?? null
  })
  client.subscribe('cloudChanged', () => revision.value++)
  const readAgainSoon = useThrottleFn(() => revision.value++, ACTIVITY_INTERVAL_MS, true)
  client.subscribe('cloudActivity', () => void readAgainSoon())

  /** Makes a change at once, or asks first when something would be lost. */
  async function request(change: CloudChange): Promise<void> {
    if (ASKED_ABOUT.has(change.kind)) asked.value = change
    else await make(change)
  }

  async function confirm(): Promise<void> {
    const change = asked.value
    asked.value = null
    if (change !== null) await make(change)
  }

  async function undo(): Promise<void> {
    const change = done.value?.undo ?? null
    if (change !== null) await request(change)
  }

  async function make(change: CloudChange): Promise<void> {
    await take(change, () => client.changeCloud({ change }))
  }

  async function importWorld(): Promise<void> {
    await take(null, () => client.importWorld())
  }

  async function take(
    change: CloudChange | null,
    work: () => Promise<CloudChangeResult | null>,
  ): Promise<void> {
    if (busy.value) return
    busy.value = true
    const result = await notices.guard(work)
    busy.value = false
    revision.value++
    if (result !== null) show({ change, ...result })
  }

  function show(next: DoneChange): void {
    exportedName.value = null
    done.value = next
  }

  async function exportWorld(): Promise<void> {
    const file = await notices.guard(() => client.exportWorld())
    if (file === null) return
    dismiss()
    exportedName.value = file.fileName
  }

  async function start(): Promise<void> {
    const overview = await notices.guard(() => client.startCloud())
    if (overview !== null) cloud.replace(overview)
  }

  function goTo(place: CloudPlace): void {
    wantedAppkey.value = place.appkey
    tab.value = place.tab
    roomId.value = place.roomId ?? roomId.value
    accountId.value = place.accountId ?? accountId.value
  }

  function dismiss(): void {
    done.value = null
    exportedName.value = null
  }

  return {
    app,
    tab,
    roomId,
    accountId,
    goTo,
    asked,
    busy,
    done,
    exportedName,
    revision,
    lookAt: (appkey: string) => (wantedAppkey.value = appkey),
    request,
    confirm,
    undo,
    importWorld,
    exportWorld,
    start,
    dismiss,
  }
})
