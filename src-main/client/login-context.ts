import type { LifecycleEvent } from '../../src-shared/chatroom'
import type { ClientEnvironment, ClientSettings } from './client-environment'
import type { InstanceRecorder } from './recording'

/** What all parts of one client share. */
export interface LoginContext {
  readonly environment: ClientEnvironment
  readonly settings: ClientSettings
  readonly recorder: InstanceRecorder
}

/** Who walks the lifecycle table. */
export interface LifecycleDispatcher {
  dispatch(event: LifecycleEvent): void
}
