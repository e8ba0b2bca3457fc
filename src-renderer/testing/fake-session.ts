import {
  compileEventQuery,
  parseEventQuery,
  type EventDetail,
  type EventFilter,
  type EventRow,
  type FilmFrame,
  type FilmInstanceState,
  type FilmOutline,
  type InstanceSummary,
  type LoginAttempt,
  type SessionEdit,
  type SessionNote,
  type SessionSummary,
  type StatusChange,
  type TimeSlices,
} from '../../src-shared/console'
import { isFailure } from '../format/event-text'
import type { LoginEvent } from './fake-login'
import { sessionSummary } from './summaries'

const HISTOGRAM_SLICES = 120

/** One recorded session, held in memory. */
export class FakeSession {
  readonly events: EventDetail[] = []
  readonly instances = new Map<number, InstanceSummary>()
  notes: SessionNote[] = []
  /** What was written over the summary. */
  edits: Omit<SessionEdit, 'sessionId'> = {}

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
      failureCount: this.events.filter((event) => isFailure(event) && !isKick(event)).length,
      kickCount: this.events.filter(isKick).length,
      live: this.live,
      ...this.edits,
    })
  }

  matching(filter: EventFilter): EventRow[] {
    const query = parseEventQuery(filter.query ?? '')
    const matches = compileEventQuery(query.ok ? query.query : { terms: [] })
    return this.events.filter(
      (event) =>
        (filter.kinds?.includes(event.kind) ?? true) &&
        (filter.instanceIds?.includes(event.instanceId ?? 0) ?? true) &&
        !(filter.hideHeartbeats === true && event.name === 'heartbeat') &&
        event.atNs >= (filter.fromNs ?? 0) &&
        event.atNs <= (filter.toNs ?? Infinity) &&
        matches({
          ...event,
          payloadText: JSON.stringify(event.payload),
          accountId: this.instances.get(event.instanceId ?? 0)?.accountId ?? null,
          roomId: this.instances.get(event.instanceId ?? 0)?.draft.roomId ?? null,
          stage: null,
          natures: [],
        }),
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
        draft: null,
      })),
      markers: this.events.filter(isFailure).map(({ atNs, ordinal, instanceId, code, name }) => ({
        atNs,
        ordinal,
        instanceId,
        code,
        kind: isKick({ name }) ? 'kick' : 'error',
      })),
      gaps: [],
    }
  }

  slices(sliceCount: number): TimeSlices {
    const ends = Array.from(
      { length: sliceCount },
      (_, slice) => (this.durationNs * (slice + 1)) / sliceCount,
    )
    const failed = this.events.filter(isFailure)
    const countUpTo = (events: readonly EventRow[], endNs: number) =>
      events.filter(({ atNs }) => atNs <= endNs).length
    return {
      durationNs: this.durationNs,
      endOrdinals: ends.map((endNs) => countUpTo(this.events, endNs)),
      failures: ends.map(
        (endNs, slice) => countUpTo(failed, endNs) - countUpTo(failed, ends[slice - 1] ?? -1),
      ),
    }
  }

  /** One attempt an instance is all that a login here makes. */
  attemptsOf(ordinals: readonly number[]): LoginAttempt[] {
    const asked = this.events.filter(({ ordinal, kind }) => kind === 'attempt' && ordinals.includes(ordinal))
    return [...new Set(asked.map(({ instanceId }) => instanceId ?? 0))].map((instanceId) => {
      const own = this.events.filter((event) => event.kind === 'attempt' && event.instanceId === instanceId)
      const end = own.find(({ name }) => name === 'attemptEnded')
      const stages = own
        .filter(({ name }) => name === 'stageStarted')
        .map(({ to, atNs }) => [to, atNs] as const)
      return {
        instanceId,
        attemptId: 1,
        trigger: 'enter',
        startedNs: own[0]?.atNs ?? 0,
        stageStartedNs: Object.fromEntries(stages) as LoginAttempt['stageStartedNs'],
        endedNs: end?.atNs ?? null,
        outcome: (end?.to ?? null) as LoginAttempt['outcome'],
        failedStage: end?.to === 'entered' ? null : ((end?.from ?? null) as LoginAttempt['failedStage']),
        code: end?.code ?? null,
        ordinal: asked.findLast((event) => event.instanceId === instanceId)?.ordinal ?? 0,
      }
    })
  }

  statusChanges(ordinals: readonly number[]): StatusChange[] {
    return this.events
      .filter(({ ordinal, kind }) => kind === 'transition' && ordinals.includes(ordinal))
      .map(({ ordinal, from, to }) => ({ ordinal, from: from ?? '', to: to ?? '' }))
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

function isKick({ name }: Pick<EventRow, 'name'>): boolean {
  return name === 'onChatroomKicked'
}
