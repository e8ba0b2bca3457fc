import { CirclePlay, Cloud, ListChecks, PanelsTopLeft, Settings, Stethoscope, UserX } from '@lucide/vue'
import type { Component } from 'vue'
import WorkbenchView from './views/WorkbenchView.vue'

export interface Screen {
  /** Route name, message key `screen.<name>` and test id `nav-<name>` in one. */
  readonly name: string
  readonly path: string
  readonly icon: Component
  /** Loaded when it is first shown, but for the screen that a start waits for. */
  readonly view: Component | (() => Promise<Component>)
  /** At the foot of the activity bar instead of its head. */
  readonly atFoot?: boolean
}

/** Every screen of the window, in the order of the activity bar. A new screen is one more line. */
export const screens: readonly Screen[] = [
  { name: 'workbench', path: '/', icon: PanelsTopLeft, view: WorkbenchView },
  { name: 'kick-lab', path: '/kick-lab', icon: UserX, view: () => import('./views/KickLabView.vue') },
  { name: 'cloud', path: '/cloud', icon: Cloud, view: () => import('./views/CloudView.vue') },
  {
    name: 'recordings',
    path: '/recordings',
    icon: CirclePlay,
    view: () => import('./views/RecordingsView.vue'),
  },
  {
    name: 'scenarios',
    path: '/scenarios',
    icon: ListChecks,
    view: () => import('./views/ScenariosView.vue'),
  },
  {
    name: 'diagnose',
    path: '/diagnose',
    icon: Stethoscope,
    view: () => import('./views/DiagnoseView.vue'),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: Settings,
    view: () => import('./views/SettingsView.vue'),
    atFoot: true,
  },
]
