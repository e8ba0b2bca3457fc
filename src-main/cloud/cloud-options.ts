import type { World } from '../../src-shared/console/world'
import type { Clock } from '../../src-shared/time'
import type { AdminLoad } from './admin-server'
import type { CloudEventListener } from './cloud-events'
import type { LinkLimits } from './link-limits'
import type { RandomBytes } from './random-bytes'

/** What a cloud is made with: its world, and where and how it listens. */
export interface CloudOptions {
  readonly world: World
  readonly clock: Clock
  /** Where both ports listen; loopback unless told otherwise. */
  readonly host?: string
  /** Link port; 0 takes a free one. */
  readonly port?: number
  readonly adminPort?: number
  /** Serves the link port over TLS with a certificate made at the start. */
  readonly tls?: boolean
  /** Bearer token of the admin port; made up when not given. */
  readonly adminToken?: string
  /** When what the admin port answers is loaded; at the start when not given. */
  readonly adminLoad?: AdminLoad
  /** Hears every event from the first on. */
  readonly onEvent?: CloudEventListener
  readonly randomBytes?: RandomBytes
  /** What the link port bears; defaults fit thousands of clients. */
  readonly linkLimits?: Partial<LinkLimits>
}

/** Where a running cloud is reached. */
export interface CloudAddresses {
  /** `host:port`, as a link provider returns it. */
  readonly link: string
  /** `http://host:port`. */
  readonly admin: string
}

/** Secrets of one app, for the composition root only: forms filled in advance, tokens made as an app server would. */
export interface AppSecrets {
  readonly appSecret: string
  /** Null for an unknown account. */
  readonly staticTokenOf: (accountId: string) => string | null
}
