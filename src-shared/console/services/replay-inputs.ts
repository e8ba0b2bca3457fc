import { z } from 'zod'
import { instanceIdInput, sessionIdInput, type InputsOf } from './input-parts'
import { MAX_DIFFERENCES_PAGE, MAX_FINDINGS_PAGE, type ReplayService } from './replay-service'

const name = z.string().min(1).max(256)
const names = z.record(name, name)

/** Which cloud a rerun goes to. A link provider that fails on purpose goes on failing. */
export const rerunTargetSchema = z.discriminatedUnion('kind', [
  /** Each instance asks its own link provider again. */
  z.strictObject({ kind: z.literal('recorded') }),
  /** All go to the embedded cloud. */
  z.strictObject({ kind: z.literal('embedded') }),
  /** All go to these link addresses. */
  z.strictObject({
    kind: z.literal('addresses'),
    addresses: z.array(z.string().min(1).max(255)).min(1).max(32),
    tls: z.boolean(),
  }),
])
export type RerunTarget = z.infer<typeof rerunTargetSchema>

/** Who and what takes another's place in a rerun. */
export const rerunRemapSchema = z.strictObject({
  /** From recorded accounts to those of the rerun. */
  accounts: names.default({}),
  rooms: names.default({}),
  /** The app of all instances; null leaves each its own. */
  appkey: z.string().min(1).max(128).nullable().default(null),
  /** Secrets by the reference under which a recorded draft names them, as `2.staticToken.value`. */
  secrets: z.record(name, z.string().max(65_536)).default({}),
})
export type RerunRemap = z.infer<typeof rerunRemapSchema>

const speed = z.number().min(0.01).max(1000)

const startReplayInput = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('rerun'),
    sessionId: sessionIdInput,
    /** 1 waits as long as the recording did, 10 a tenth of it; null only for what an operation depends on. */
    speed: speed.nullable(),
    target: rerunTargetSchema,
    remap: rerunRemapSchema,
  }),
  z.strictObject({
    mode: z.literal('wire'),
    sessionId: sessionIdInput,
    /** All instances when empty. */
    instanceIds: z.array(instanceIdInput).max(10_000),
  }),
])
export type StartReplayInput = z.input<typeof startReplayInput>

export const replayInputs: InputsOf<ReplayService> = {
  startReplay: startReplayInput,
  cancelReplay: z.undefined(),
  describeReplay: z.undefined(),
  diffSessions: z.strictObject({
    leftSessionId: sessionIdInput,
    rightSessionId: sessionIdInput,
    thresholdMs: z.number().min(0).max(3_600_000),
    offset: z.number().int().nonnegative(),
    limit: z.number().int().min(1).max(MAX_DIFFERENCES_PAGE),
  }),
  checkSession: z.strictObject({
    sessionId: sessionIdInput,
    limit: z.number().int().min(1).max(MAX_FINDINGS_PAGE),
  }),
  listFindings: z.undefined(),
}
