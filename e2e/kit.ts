/** What `roomscope/playwright` exports: end-to-end tests of chatroom logins for other teams (e2e/README.md). */
export { test, type RoomscopeFixtures, type RoomscopeOptions } from './fixtures/test'
export { expect } from './matchers/expect'
export { RoomscopeApp } from './fixtures/roomscope-app'
export { RoomscopeKitError } from './fixtures/kit-error'
export { type LaunchOptions } from './fixtures/launch-app'
export { ServedCloud, type ServeOptions } from './fixtures/served-cloud'
export {
  CloudAdmin,
  type CloudConnection,
  type CloudCounters,
  type EventWish,
  type WorldInput,
} from './fixtures/cloud-admin'
export { type CloudAddress } from './fixtures/cloud-http'
export { type ElectronRuntime } from './fixtures/electron-runtime'
export { Cloud, type CloudTab } from './pages/cloud'
export { Diagnose } from './pages/diagnose'
export { Instance, type Transition } from './pages/instance'
export { KickLab } from './pages/kick-lab'
export { Palette } from './pages/palette'
export { Recordings } from './pages/recordings'
export { Scenarios } from './pages/scenarios'
export { Settings, type SettingsFact } from './pages/settings'
export { Workbench, type AuthType, type LoginForm, type TimelineEntry } from './pages/workbench'
export { type KickWish } from './matchers/to-have-been-kicked'
export { type TransitionWish } from './matchers/transition-pattern'
