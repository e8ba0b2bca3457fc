import type { Component } from 'vue'
import AccountsTab from './AccountsTab.vue'
import ActivityTab from './ActivityTab.vue'
import AppsTab from './AppsTab.vue'
import CallbackTab from './CallbackTab.vue'
import DeliveriesTab from './DeliveriesTab.vue'
import FaultsTab from './FaultsTab.vue'
import RoomsTab from './RoomsTab.vue'

/** One side of the cloud. Its view takes the app that is looked at. */
export interface CloudTab {
  readonly value: string
  readonly view: Component
}

/** The tabs in their order; each is also a message key `cloud.tab.<value>` and a test id `cloud-tab-<value>`. */
export const CLOUD_TABS: readonly CloudTab[] = [
  { value: 'apps', view: AppsTab },
  { value: 'rooms', view: RoomsTab },
  { value: 'accounts', view: AccountsTab },
  { value: 'callback', view: CallbackTab },
  { value: 'deliveries', view: DeliveriesTab },
  { value: 'faults', view: FaultsTab },
  { value: 'activity', view: ActivityTab },
]
