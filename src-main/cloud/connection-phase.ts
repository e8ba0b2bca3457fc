/**
 * Where a connection stands. `opened`: socket there, nobody logged in. `loggingIn`: a login is being judged.
 * `entered`: it carries a session in a room. `closed`: the socket is gone or going.
 */
export type ConnectionPhase = 'opened' | 'loggingIn' | 'entered' | 'closed'

export type ConnectionChange = 'loginStarted' | 'loginRefused' | 'loginAccepted' | 'roomLeft' | 'socketClosed'

const transitions: Readonly<
  Record<ConnectionPhase, Readonly<Partial<Record<ConnectionChange, ConnectionPhase>>>>
> = {
  opened: { loginStarted: 'loggingIn', socketClosed: 'closed' },
  loggingIn: { loginRefused: 'opened', loginAccepted: 'entered', socketClosed: 'closed' },
  entered: { roomLeft: 'opened', socketClosed: 'closed' },
  closed: {},
}

/** The phase that follows, or null when the change is not possible in this phase. */
export function nextPhase(phase: ConnectionPhase, change: ConnectionChange): ConnectionPhase | null {
  return transitions[phase][change] ?? null
}
