import type { CloudChange, CloudChangeResult, ConsoleRecord, JsonObject } from '../../src-shared/console'

/** What the operator did to the embedded cloud, for the recording; addresses and tokens are left out. */
export function cloudChangeRecord(
  change: CloudChange,
  { undo }: CloudChangeResult,
  atNs: number,
): ConsoleRecord {
  const faultId = undo?.kind === 'undoFault' ? { faultId: undo.faultId } : {}
  return {
    ...{ instanceId: null, attemptId: null, atNs, kind: 'operation', name: 'changeCloud' },
    ...{ from: null, to: null, code: null, frame: null },
    payload: { change: { ...withoutAddresses(change), ...faultId } },
  }
}

/** Addresses of an app's own servers may carry keys. */
function withoutAddresses(change: CloudChange): JsonObject {
  if (change.kind !== 'setAppSettings') return change as JsonObject
  return { kind: change.kind, appkey: change.appkey, settings: Object.keys(change.settings) }
}
