import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { defaultEnterDraft, type CloudOverview, type EnterDraft } from '../../src-shared/console'

const NO_CLOUD: CloudOverview = { link: null, admin: null, problem: null, apps: [] }
/** The account and room that the demo world is told about with. */
const DEMO_ACCOUNT = 'alice'
const DEMO_ROOM = '36'

/** What the embedded cloud offers: suggestions for the composer and the draft of the first login. */
export const useCloudStore = defineStore('cloud', () => {
  const overview = shallowRef<CloudOverview>(NO_CLOUD)
  const appkeys = computed(() => overview.value.apps.map((app) => app.appkey))

  const appOf = (appkey: string) =>
    overview.value.apps.find((app) => app.appkey === appkey) ?? overview.value.apps[0]

  function accountsOf(appkey: string) {
    return (appOf(appkey)?.accounts ?? []).map(({ accountId, nick }) => ({ value: accountId, label: nick }))
  }

  function roomsOf(appkey: string) {
    return (appOf(appkey)?.rooms ?? []).map(({ roomId, name }) => ({ value: roomId, label: name }))
  }

  function roomName(appkey: string, roomId: string): string {
    return appOf(appkey)?.rooms.find((room) => room.roomId === roomId)?.name ?? ''
  }

  /** A draft that enters a room of the embedded cloud as it stands, or null when the cloud is empty. */
  function demoDraft(): EnterDraft | null {
    const app = overview.value.apps[0]
    const account =
      app?.accounts.find(({ accountId }) => accountId === DEMO_ACCOUNT) ??
      app?.accounts.find(({ banned }) => !banned)
    const room =
      app?.rooms.find(({ roomId }) => roomId === DEMO_ROOM) ?? app?.rooms.find(({ valid }) => valid)
    if (app === undefined || account === undefined || room === undefined) return null
    return defaultEnterDraft({ appkey: app.appkey, accountId: account.accountId, roomId: room.roomId })
  }

  return {
    overview,
    appkeys,
    accountsOf,
    roomsOf,
    roomName,
    demoDraft,
    replace: (next: CloudOverview) => (overview.value = next),
  }
})
