import { EmbeddedCloud } from './cloud'
import type { CloudOptions } from './cloud-options'

export type { EmbeddedCloud } from './cloud'
export type { AppSecrets, CloudAddresses, CloudOptions } from './cloud-options'
export type { CloudEventListener } from './cloud-events'
export { CloudOperationError, type AccountKick, type CloudOperations } from './cloud-operations'
export type { ConnectionSummary } from './connection-summary'
export type { FaultDesk } from './faults/fault-desk'
export type { LinkSubject } from './faults/link-faults'
export type { RandomBytes } from './random-bytes'
export { SAMPLE_PASSWORD } from './sample-third-party'

/** Makes an embedded cloud from a world; it opens its ports when it is started. */
export function createCloud(options: CloudOptions): EmbeddedCloud {
  return new EmbeddedCloud(options)
}
