import type { CloudEvent, ConsoleRecord } from '../../src-shared/console'

/**
 * A cloud event as a record of the session. The cloud names the device; the console knows whose device that is.
 * @param instanceOfEvent the instance that it is about, or null when it is nobody's of ours.
 */
export function toCloudRecord(
  event: CloudEvent,
  instanceOfEvent: (event: CloudEvent) => number | null,
): ConsoleRecord {
  const { appkey, roomId, accountId, connectionId } = event
  return {
    instanceId: instanceOfEvent(event),
    attemptId: null,
    atNs: event.atNs,
    kind: 'cloud',
    name: event.name,
    from: null,
    to: null,
    code: event.code,
    // What it is about comes first: a row shows the beginning.
    payload: { ...event.detail, accountId, roomId, connectionId, appkey },
    frame: null,
  }
}
