import { encodeRequest, encodeServerPacket } from '../../src-shared/protocol'
import type { EnterDraft, EventDetail, InstanceSummary } from '../../src-shared/console'

const MS = 1_000_000

/** What a login leaves in a recording, without place and time. */
export type LoginEvent = Omit<EventDetail, 'ordinal' | 'atNs' | 'wallMs' | 'attemptId' | 'instanceId'> & {
  /** Nanoseconds since the event before it. */
  readonly afterNs: number
}

function event(patch: Partial<LoginEvent> & Pick<LoginEvent, 'kind' | 'name'>): LoginEvent {
  const nothing = { from: null, to: null, code: null, payload: {}, frame: null }
  return { ...nothing, frameData: null, frameRedacted: false, afterNs: MS, ...patch }
}

function frame(
  direction: 'out' | 'in',
  name: 'v2ChatroomLogin',
  data: Uint8Array,
  code: number | null,
): LoginEvent {
  return event({
    kind: 'frame',
    name,
    code,
    payload: { sid: 36, cid: 2, ser: 1 },
    frame: { direction, transport: 'binary', sizeBytes: data.length },
    frameData: data,
    frameRedacted: direction === 'out',
    afterNs: direction === 'in' ? 9 * MS : MS,
  })
}

const status = (from: string, to: string, code: number | null = null) =>
  event({ kind: 'transition', name: 'onChatroomStatus', from, to, code })

/** The events of one login, in order. @param code 200, or the code that the cloud refuses with. */
export function loginEvents({ draft }: InstanceSummary, code: number): LoginEvent[] {
  const { roomId, accountId } = draft
  const request = encodeRequest('binary', {
    command: 'v2ChatroomLogin',
    ser: 1,
    fields: {
      type: 1,
      chatroomLogin: { '1': 'demo-app', '2': accountId, '3': 'd9f1c6a2', '5': roomId, '8': '<secret>' },
      chatroomIMLogin: { '3': 16, '19': accountId, '1000': '<secret>' },
    },
  })
  const answer = encodeServerPacket('binary', { command: 'v2ChatroomLogin', ser: 1, code, fields: {} })
  const way = [
    event({ kind: 'operation', name: 'enter', payload: { roomId, accountId, authType: draft.authType } }),
    event({
      kind: 'attempt',
      name: 'attemptStarted',
      payload: { trigger: 'enter', roomId, accountId, authType: draft.authType },
    }),
    event({ kind: 'attempt', name: 'stageStarted', to: 'link' }),
    event({
      kind: 'provider',
      name: 'linkProvider',
      payload: { roomId, accountId, result: ['127.0.0.1:41873'], durationMs: 0.3 },
    }),
    event({
      kind: 'attempt',
      name: 'stageStarted',
      to: 'connect',
      payload: { address: '127.0.0.1:41873', tls: false },
    }),
    status('EXITED', 'CONNECTING'),
    event({ kind: 'cloud', name: 'connectionOpened', payload: { connectionId: 3 }, afterNs: 6 * MS }),
    status('CONNECTING', 'CONNECTED'),
    event({ kind: 'attempt', name: 'stageStarted', to: 'auth' }),
    status('CONNECTED', 'ENTERING'),
    frame('out', 'v2ChatroomLogin', request, null),
    frame('in', 'v2ChatroomLogin', answer, code),
  ]
  if (code !== 200)
    return [
      ...way,
      event({ kind: 'cloud', name: 'loginRefused', code, payload: { reason: 'token expired' } }),
      status('ENTERING', 'DISCONNECTED', code),
      event({
        kind: 'attempt',
        name: 'attemptEnded',
        from: 'auth',
        to: 'refused',
        code,
        payload: { durationMs: 19 },
      }),
    ]
  return [
    ...way,
    status('ENTERING', 'ENTERED'),
    event({ kind: 'callback', name: 'onChatroomEntered' }),
    event({
      kind: 'attempt',
      name: 'attemptEnded',
      from: 'enter',
      to: 'entered',
      code,
      payload: { durationMs: 22 },
    }),
    event({ kind: 'timer', name: 'heartbeat', afterNs: 30_000 * MS }),
  ]
}

/** What an enter() leaves that the client refuses by itself: it never becomes an attempt. */
export function locallyRefusedEvents({ roomId }: Pick<EnterDraft, 'roomId'>, reason: string): LoginEvent[] {
  return [
    event({ kind: 'operation', name: 'enter', payload: { roomId } }),
    event({ kind: 'error', name: 'enter', code: 191004, payload: { reason } }),
  ]
}

/** What a login leaves that its user called off. */
export function cancelledEvents(): LoginEvent[] {
  return [
    event({ kind: 'attempt', name: 'attemptStarted', payload: { trigger: 'enter' } }),
    event({ kind: 'operation', name: 'exit' }),
    event({ kind: 'attempt', name: 'attemptEnded', from: 'link', to: 'cancelled', code: 191002 }),
  ]
}

/** What a kick leaves in the recording of the one who is thrown out. */
export function kickEvents(kickedReason: number): LoginEvent[] {
  return [
    status('ENTERED', 'EXITED', 192003),
    event({ kind: 'callback', name: 'onChatroomExited', code: 192003 }),
    event({ kind: 'callback', name: 'onChatroomKicked', payload: { kickedReason, serverExtension: '' } }),
  ]
}

/** What leaving leaves. */
export function exitEvents(): LoginEvent[] {
  return [
    event({ kind: 'operation', name: 'exit' }),
    status('ENTERED', 'EXITED'),
    event({ kind: 'callback', name: 'onChatroomExited' }),
  ]
}
