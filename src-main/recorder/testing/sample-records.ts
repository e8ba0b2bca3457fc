import type { ConsoleRecord, InstanceDescription } from '../../../src-shared/console'

/** A record with the fields that a test cares about. */
export function sampleRecord(fields: Partial<ConsoleRecord> = {}): ConsoleRecord {
  return {
    instanceId: 1,
    attemptId: null,
    atNs: 0,
    kind: 'callback',
    name: 'onSample',
    from: null,
    to: null,
    code: null,
    payload: {},
    frame: null,
    ...fields,
  }
}

/** A description of a client; only its id matters to most tests. */
export function sampleInstance(instanceId: number): InstanceDescription {
  return {
    instanceId,
    accountId: `account-${instanceId}`,
    roomId: '3001',
    clientType: 16,
    authType: 0,
    transport: 'binary',
    engine: 'own',
    draft: null,
  }
}

/** One login as a client records it, at `atNs`, one nanosecond a step: eleven records, three of them frames. */
export function sampleLogin(instanceId: number, attemptId: number, atNs: number): ConsoleRecord[] {
  const own = { instanceId, attemptId }
  const frame = (direction: 'out' | 'in', sizeBytes: number) =>
    ({ direction, transport: 'binary', data: new Uint8Array(sizeBytes), sizeBytes, redacted: false }) as const
  const steps: Partial<ConsoleRecord>[] = [
    { kind: 'operation', name: 'enter', attemptId: null, payload: { roomId: '3001', authType: 0 } },
    {
      kind: 'attempt',
      name: 'attemptStarted',
      payload: { trigger: 'enter', roomId: '3001', accountId: 'alice', authType: 0 },
    },
    { kind: 'attempt', name: 'stageStarted', to: 'link' },
    { kind: 'attempt', name: 'stageStarted', to: 'connect' },
    { kind: 'transition', name: 'statusChanged', from: 'EXITED', to: 'CONNECTING' },
    { kind: 'attempt', name: 'stageStarted', to: 'auth' },
    {
      kind: 'frame',
      name: 'packetSent',
      payload: { command: 'v2ChatroomLogin', ser: 1 },
      frame: frame('out', 420),
    },
    {
      kind: 'frame',
      name: 'packetReceived',
      payload: { command: 'v2ChatroomLogin', ser: 1 },
      frame: frame('in', 380),
    },
    { kind: 'transition', name: 'statusChanged', from: 'CONNECTING', to: 'ENTERED' },
    { kind: 'attempt', name: 'attemptEnded', from: 'enter', to: 'entered', code: 200 },
    { kind: 'frame', name: 'packetSent', payload: { command: 'heartbeat', ser: 2 }, frame: frame('out', 8) },
  ]
  return steps.map((step, index) => sampleRecord({ ...own, atNs: atNs + index, ...step }))
}
