import type { ChatroomStatusName } from '../../src-shared/chatroom/enums'
import type { FilmInstanceState, InstanceSummary } from '../../src-shared/console'

/** The five meanings that a colour may have in this window. */
export type Tone = 'idle' | 'busy' | 'good' | 'waiting' | 'bad'

/** What the operator calls the state of an instance: the vendor's status, made sharper by how it was reached. */
export type InstanceState = ChatroomStatusName | 'IDLE' | 'KICKED' | 'FAILED'

const TONES: Readonly<Record<InstanceState, Tone>> = {
  IDLE: 'idle',
  EXITED: 'idle',
  CONNECTING: 'busy',
  CONNECTED: 'busy',
  ENTERING: 'busy',
  ENTERED: 'good',
  WAITING: 'waiting',
  DISCONNECTED: 'bad',
  FAILED: 'bad',
  KICKED: 'bad',
}

/** The colour of a state. */
export function toneOf(state: InstanceState): Tone {
  return TONES[state]
}

/** Is the text one of the states; recordings hold status names as text. */
export function isInstanceState(text: string | null): text is InstanceState {
  return text !== null && Object.hasOwn(TONES, text)
}

/** The state of a live instance. */
export function stateOf(instance: InstanceSummary): InstanceState {
  const resting = instance.status === 'EXITED' || instance.status === 'DISCONNECTED'
  if (!resting) return instance.status
  if (instance.entering) return 'CONNECTING'
  if (instance.kicked !== null) return 'KICKED'
  if (instance.lastLogin?.ok === false) return 'FAILED'
  return instance.attemptCount === 0 ? 'IDLE' : instance.status
}

/** The state of an instance at a moment of a film. */
export function filmStateOf(state: FilmInstanceState): InstanceState {
  if (state.kicked && state.status === 'EXITED') return 'KICKED'
  if (!isInstanceState(state.status)) return 'IDLE'
  return state.status === 'EXITED' && state.sinceNs === 0 ? 'IDLE' : state.status
}
