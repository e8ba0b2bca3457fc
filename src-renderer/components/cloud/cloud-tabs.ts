import type { Component } from 'vue'
import { CLOUD_TAB_NAMES, type CloudTabName } from '../../stores/cloud-place-store'
import AccountsTab from './AccountsTab.vue'
import ActivityTab from './ActivityTab.vue'
import AppsTab from './AppsTab.vue'
import CallbackTab from './CallbackTab.vue'
import DeliveriesTab from './DeliveriesTab.vue'
import FaultsTab from './FaultsTab.vue'
import RoomsTab from './RoomsTab.vue'

/** One side of the cloud. Its view takes the app that is looked at. */
export interface CloudTab {
  readonly value: CloudTabName
  readonly view: Component
}

const VIEWS: Readonly<Record<CloudTabName, Component>> = {
  apps: AppsTab,
  rooms: RoomsTab,
  accounts: AccountsTab,
  callback: CallbackTab,
  deliveries: DeliveriesTab,
  faults: FaultsTab,
  activity: ActivityTab,
}

/** The tabs in their order; each is also a message key `cloud.tab.<value>` and a test id `cloud-tab-<value>`. */
export const CLOUD_TABS: readonly CloudTab[] = CLOUD_TAB_NAMES.map((value) => ({ value, view: VIEWS[value] }))
