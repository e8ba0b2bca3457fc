import { z } from 'zod'
import type { ProfileName } from '../../chatroom/behaviour-names'
import type { KickExpectation, KickJudgement, KickProblem, SeenKickStep } from '../kick-lab'
import { KICK_WAYS, type KickWay } from '../kick-lab/kick-way'
import { instanceIdInput, type InputsOf } from './input-parts'

const id = z.string().min(1).max(256)
const subjectInput = z.strictObject({
  appkey: id,
  roomId: id,
  accountId: id,
  /** The instance that is thrown out; null has one made for the run. */
  victimId: instanceIdInput.nullable(),
})
/** Who is to get out of which room. */
export type KickSubject = z.infer<typeof subjectInput>

/** One end of an account in a room. */
export interface KickEnd {
  /** The instance of this console that it is; null for somebody else's, of which no callback can be seen. */
  readonly instanceId: number | null
  readonly deviceId: string | null
  /** A V2NIMLoginClientType. */
  readonly clientType: number
  readonly engine: 'own' | 'vendor' | null
  /** Wall-clock milliseconds since when it is in the room; null where the cloud is not ours to ask. */
  readonly enteredAtMs: number | null
}

/** What can be done with a subject now. */
export interface KickGround {
  readonly cloud: 'embedded' | 'stopped' | 'foreign'
  readonly ends: readonly KickEnd[]
  /** Ways that cannot be taken, with the reason. */
  readonly problems: Partial<Record<KickWay, KickProblem>>
  /** The account that kicks as a manager; null when there is none. */
  readonly kicker: string | null
  /** A login of the subject on a device of its own would throw these ends out, which are not ours. */
  readonly foreignEndCount: number
}

/** Where a run is. `failed`: it could not be carried out; `cancelled`: the operator ended it. */
export type KickPhase =
  'queued' | 'preparing' | 'acting' | 'watching' | 'returning' | 'restoring' | 'done' | 'cancelled' | 'failed'

/** What a run may change in the world. */
export const KICK_TRACES = [
  'multiEndPolicy',
  'blocked',
  'banned',
  'token',
  'roomClosed',
  'cloudStopped',
] as const

/** A change that a run made in the world, and whether it was taken back. */
export interface KickTrace {
  readonly kind: (typeof KICK_TRACES)[number]
  readonly undone: boolean
  /** Why it could not be taken back; null when it was. */
  readonly problem: string | null
}

/** One way out, taken once. */
export interface KickRun {
  /** Counts the runs of this run of the app from 1. */
  readonly runId: number
  readonly way: KickWay
  readonly subject: KickSubject
  readonly phase: KickPhase
  /** Wall-clock milliseconds. */
  readonly startedAtMs: number
  /** The client that was thrown out; null before there is one. */
  readonly victimId: number | null
  readonly victimIsTemporary: boolean
  readonly profile: ProfileName | null
  /** Who did it: an instance of this console, or null for the cloud itself. */
  readonly actorId: number | null
  readonly expected: KickExpectation | null
  readonly seen: readonly SeenKickStep[]
  /** Null before the run is over, and for one that could not be carried out. */
  readonly judgement: KickJudgement | null
  /** What the next enter() was told; null when it was not tried. */
  readonly reentryCode: number | null
  /** Did everything come as expected, the next enter() too? Null while that is open. */
  readonly passed: boolean | null
  /** Why it could not be carried out, a sentence; else null. */
  readonly failure: string | null
  /** When it happened, nanoseconds since the session began; to find its events. */
  readonly range: { readonly fromNs: number; readonly toNs: number } | null
  readonly traces: readonly KickTrace[]
}

/** Runs that are kept, the oldest are forgotten first. */
export const MAX_KICK_RUNS = 200

/** Everything that the lab did since the app was started, newest first. */
export interface KickLabState {
  readonly running: boolean
  readonly runs: readonly KickRun[]
}

/** The Kick lab: every way out of a room, tried and judged; how it goes on is announced by `kickLabChanged`. */
export interface KickLabService {
  describeKickLab(): Promise<KickLabState>
  readKickGround(input: KickSubject): Promise<KickGround>
  /** Takes the ways one after the other; refused while others are being taken. */
  startKickRuns(input: { subject: KickSubject; ways: KickWay[] }): Promise<KickLabState>
  /** Ends what runs and drops what waits; resolves when everything is as it was before. */
  cancelKickRuns(): Promise<void>
  /** Takes back what a run left behind. */
  undoKickTraces(input: { runId: number }): Promise<KickLabState>
  /** Forgets the runs that are over. */
  clearKickRuns(): Promise<KickLabState>
}

export const kickLabInputs: InputsOf<KickLabService> = {
  describeKickLab: z.undefined(),
  readKickGround: subjectInput,
  startKickRuns: z.strictObject({
    subject: subjectInput,
    ways: z.array(z.enum(KICK_WAYS)).min(1).max(KICK_WAYS.length),
  }),
  cancelKickRuns: z.undefined(),
  undoKickTraces: z.strictObject({ runId: z.number().int().positive() }),
  clearKickRuns: z.undefined(),
}
