import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

/** The sides of the cloud, in the order of their tabs. */
export const CLOUD_TAB_NAMES = [
  'apps',
  'rooms',
  'accounts',
  'callback',
  'deliveries',
  'faults',
  'activity',
] as const
export type CloudTabName = (typeof CLOUD_TAB_NAMES)[number]

/** What is kept of the Cloud screen when a window is lost. */
export interface KeptCloudPlace {
  readonly appkey: string
  readonly tab: CloudTabName
  readonly roomId: string | null
  readonly accountId: string | null
}

/** Where the Cloud screen is. It stands apart from the screen's work, which is loaded with the screen. */
export const useCloudPlaceStore = defineStore('cloud-place', () => {
  /** The app that was chosen; empty, or one that is gone, for the first. */
  const appkey = ref('')
  const tab = ref<CloudTabName>('apps')
  /** The room and the account that the lists have chosen, null for the first one. */
  const roomId = ref<string | null>(null)
  const accountId = ref<string | null>(null)

  return {
    ...{ appkey, tab, roomId, accountId },
    kept: computed((): KeptCloudPlace => ({
      appkey: appkey.value,
      tab: tab.value,
      roomId: roomId.value,
      accountId: accountId.value,
    })),
    restore(kept: KeptCloudPlace): void {
      appkey.value = kept.appkey
      tab.value = kept.tab
      roomId.value = kept.roomId
      accountId.value = kept.accountId
    },
  }
})
