import type {
  EventDetail,
  EventFilter,
  EventRow,
  FilmFrame,
  FilmInstanceState,
  FilmOutline,
  InstanceSummary,
  SessionSummary,
} from '../../src-shared/console'
import { isFailure } from '../format/event-text'
import type { LoginEvent } from './fake-login'
import { sessionSummary } from './summaries'

const HISTOGRAM_SLICES = 120

/** One recorded session, held in memory. */
export class FakeSession {
  readonly events: EventDetail[] = []
  readonly instances = new Map<number, InstanceSummary>()

  constructor(
    readonly sessionId: number,
    readonly startedWallMs: number,
    private readonly live: boolean,
  ) {}

  append(instance: InstanceSummary, added: readonly LoginEvent[]): void {
    this.instances.set(instance.instanceId, instance)
    for (const { afterNs, ...event } of added) {
      const atNs = (this.events.at(-1)?.atNs ?? 0) + afterNs
      const wallMs = this.startedWallMs + atNs / 1_000_000
      const place = { ordinal: this.events.length + 1, atNs, wallMs }
      this.events.push({ ...event, ...place, instanceId: instance.instanceId, attemptId: 1 })
    }
  }

  get durationNs(): number {
    return this.events.at(-1)?.atNs ?? 0
  }

  summary(): SessionSummary {
    return sessionSummary({
      sessionId: this.sessionId,
      name: '',
      startedWallMs: this.startedWallMs,
      durationNs: this.durationNs,
      eventCount: this.events.length,
      instanceCount: this.instances.size,
      failureCount: this.events.filter(isFailure).length,
      live: this.live,
    })
  }

  matching(filter: EventFilter): EventRow[] {
    const text = filter.text?.toLowerCase()
    return this.events.filter(
      (event) =>
        (filter.kinds?.includes(event.kind) ?? true) &&
        (filter.instanceIds?.includes(event.instanceId ?? 0) ?? true) &&
        !(filter.hideHeartbeats === true && event.name === 'heartbeat') &&
        (text === undefined ||
          JSON.stringify([event.name, event.code, event.payload]).toLowerCase().includes(text)),
    )
  }

  outline(): FilmOutline {
    const histogram = Array.from({ length: HISTOGRAM_SLICES }, () => 0)
    for (const { atNs } of this.events) {
      const slice = Math.min(HISTOGRAM_SLICES - 1, Math.floor((atNs / this.durationNs) * HISTOGRAM_SLICES))
      histogram[slice] = (histogram[slice] ?? 0) + 1
    }
    return {
      session: this.summary(),
      histogram,
      instances: [...this.instances.values()].map(({ instanceId, accountId, draft }) => ({
        instanceId,
        accountId,
        roomId: draft.roomId,
        clientType: draft.clientType,
        authType: draft.authType,
        transport: draft.transport,
        engine: 'own',
      })),
      markers: this.events.filter(isFailure).map(({ atNs, ordinal, instanceId, code, name }) => ({
        atNs,
        ordinal,
        instanceId,
        code,
        kind: name === 'onChatroomKicked' ? 'kick' : 'error',
      })),
    }
  }

  frameAtOrdinal(ordinal: number): FilmFrame {
    const past = this.events.slice(0, ordinal)
    return {
      atNs: past.at(-1)?.atNs ?? 0,
      ordinal,
      states: [...this.instances.keys()].map((instanceId) => stateAfter(past, instanceId)),
    }
  }

  frameAt(atNs: number): FilmFrame {
    return { ...this.frameAtOrdinal(this.events.filter((event) => event.atNs <= atNs).length), atNs }
  }
}

function stateAfter(past: readonly EventDetail[], instanceId: number): FilmInstanceState {
  const own = past.filter((event) => event.instanceId === instanceId)
  const last = own.findLast(({ kind }) => kind === 'transition')
  return {
    instanceId,
    status: last?.to ?? 'EXITED',
    code: last?.code ?? null,
    kicked: own.some(({ name }) => name === 'onChatroomKicked'),
    sinceNs: last?.atNs ?? 0,
  }
}
