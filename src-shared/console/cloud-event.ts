import type { JsonObject } from './record'

/**
 * What the embedded cloud did, told to whoever listens. It names the device, not an instance: the cloud does not know
 * the console's clients; the composition root joins the two by `deviceId`.
 */
export interface CloudEvent {
  /** Monotonic nanoseconds of the process clock. */
  readonly atNs: number
  readonly name: CloudEventName
  readonly appkey: string | null
  readonly roomId: string | null
  readonly accountId: string | null
  readonly deviceId: string | null
  /** Counts the connections of one cloud from 1. */
  readonly connectionId: number | null
  readonly code: number | null
  /** Never holds a token, an app secret or a login extension. */
  readonly detail: JsonObject
}

export const CLOUD_EVENT_NAMES = [
  'cloudStarted',
  'cloudStopped',
  'connectionOpened',
  'connectionClosed',
  'connectionRefused',
  'loginChecked',
  'loginAccepted',
  'loginRefused',
  'callbackCalled',
  'clientKicked',
  'clientLeft',
  'frameRejected',
  'faultTriggered',
  'serverApiCalled',
  'copyMade',
] as const
export type CloudEventName = (typeof CLOUD_EVENT_NAMES)[number]
