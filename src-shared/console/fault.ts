import { z } from 'zod'
import { compactCode, expandCode } from '../protocol'

/**
 * Faults of the embedded cloud: failures that an operator makes on purpose, by name (docs/faults.md). They are applied
 * and undone while the cloud runs; a world file may bring the first ones along.
 */

const MAX_DELAY_MS = 600_000
const MAX_SKEW_MS = 10 * 366 * 86_400_000
const SUCCESS_CODES: readonly number[] = [200, 406, 808, 810]
/** Nothing answers here: the port is reserved for a service that nobody runs any more. */
const DEAD_ADDRESS = '127.0.0.1:9'

const delayMs = z.number().int().min(0).max(MAX_DELAY_MS)
const accountScope = {
  appkey: z.string().min(1).optional(),
  roomId: z.string().min(1).optional(),
  accountId: z.string().min(1).optional(),
}
const connectionScope = { ...accountScope, connectionId: z.number().int().min(1).optional() }

/** What every fault has, besides its scope. */
const occasions = {
  /** How often it acts; without it until it is undone. */
  count: z.number().int().min(1).optional(),
  /** Chance that it acts, each time that it could; 0 to 1. */
  probability: z.number().min(0).max(1).default(1),
  /** The same seed makes the same choices again. */
  seed: z.number().int().default(1),
}

/** Before a socket stands, the cloud knows neither app, room nor account: the scope stays empty. */
const whileConnecting = { ...occasions, scope: z.strictObject({}).default({}) }
const forLinkAddresses = { ...occasions, scope: z.strictObject(accountScope).default({}) }
const forConnections = { ...occasions, scope: z.strictObject(connectionScope).default({}) }

/** `enter`: the answer to the login, which carries authentication and entering in one. `room`: all that follows. */
const answerStage = z.enum(['enter', 'room'])
const anyStage = z.enum(['connect', 'enter', 'room'])

/** The link list has no address. */
const linkListEmpty = z.strictObject({ name: z.literal('linkListEmpty'), ...forLinkAddresses })

/** The link list has addresses at which no cloud is. */
const linkListWrong = z.strictObject({
  name: z.literal('linkListWrong'),
  ...forLinkAddresses,
  addresses: z.array(z.string().min(1)).min(1).default([DEAD_ADDRESS]),
})

/** The link list is the one for mini programs, which no other client can use (domain.md §8). */
const miniProgramLink = z.strictObject({ name: z.literal('miniProgramLink'), ...forLinkAddresses })

/** A new TCP connection is reset before a byte was read. */
const refuseConnect = z.strictObject({ name: z.literal('refuseConnect'), ...whileConnecting })

/** A new TCP connection is closed in order, before any TLS handshake. */
const closeWithoutTls = z.strictObject({ name: z.literal('closeWithoutTls'), ...whileConnecting })

/** The handshake of the text transport, or the upgrade to a WebSocket, is answered with an HTTP error. */
const handshakeError = z.strictObject({
  name: z.literal('handshakeError'),
  ...whileConnecting,
  step: z.enum(['handshake', 'upgrade', 'any']).default('any'),
  status: z.number().int().min(400).max(599).default(503),
})

/** The TCP connection is reset in place of an answer. */
const resetConnection = z.strictObject({
  name: z.literal('resetConnection'),
  ...forConnections,
  stage: answerStage.default('room'),
})

/** Everything that the cloud sends arrives later, in its order; in the stage `connect` the HTTP answers and the greeting. */
const latency = z.strictObject({
  name: z.literal('latency'),
  ...forConnections,
  stage: anyStage.optional(),
  delayMs,
  /** Up to this much is added to each delay. */
  jitterMs: delayMs.default(0),
})

/** Single frames of the cloud never arrive, answers and pushes alike. */
const frameLoss = z.strictObject({
  name: z.literal('frameLoss'),
  ...forConnections,
  stage: answerStage.optional(),
})

/** Single requests are carried out, but their answers never arrive. */
const answerLost = z.strictObject({
  name: z.literal('answerLost'),
  ...forConnections,
  stage: answerStage.optional(),
})

/** Single answers arrive late; what was sent after them overtakes them. */
const answerLate = z.strictObject({
  name: z.literal('answerLate'),
  ...forConnections,
  stage: answerStage.optional(),
  delayMs,
})

/** Answers carry the serial of another request. */
const wrongSerial = z.strictObject({
  name: z.literal('wrongSerial'),
  ...forConnections,
  stage: answerStage.optional(),
})

/** Frames end too early, at a place that the seed chooses. */
const malformedFrame = z.strictObject({
  name: z.literal('malformedFrame'),
  ...forConnections,
  stage: answerStage.optional(),
})

/** Frames trickle in, in fragments of one WebSocket message. */
const slowBytes = z.strictObject({
  name: z.literal('slowBytes'),
  ...forConnections,
  stage: answerStage.optional(),
  bytesPerSecond: z.number().int().min(1).max(10_000_000),
})

/** The socket is dropped without a word after so many packets of the cloud. */
const dropAfterFrames = z.strictObject({
  name: z.literal('dropAfterFrames'),
  ...forConnections,
  stage: answerStage.optional(),
  frames: z.number().int().min(1),
})

/** Nothing passes any more in either direction, but the TCP connection stays open. */
const halfOpen = z.strictObject({
  name: z.literal('halfOpen'),
  ...forConnections,
  stage: answerStage.default('room'),
})

/** Logins are refused with a code, before authentication (`auth`) or after it, before the room (`enter`). */
const refuseLogin = z.strictObject({
  name: z.literal('refuseLogin'),
  ...forConnections,
  stage: z.enum(['auth', 'enter']).default('auth'),
  code: z.number().int().refine(isRefusalCode, 'must be an error code that a login answer can carry'),
})

/** The wall clock of the cloud is wrong: ahead with a positive value, behind with a negative one. */
const clockSkew = z.strictObject({
  name: z.literal('clockSkew'),
  ...forConnections,
  skewMs: z.number().int().min(-MAX_SKEW_MS).max(MAX_SKEW_MS),
})

const schemas = [
  linkListEmpty,
  linkListWrong,
  miniProgramLink,
  refuseConnect,
  closeWithoutTls,
  handshakeError,
  resetConnection,
  latency,
  frameLoss,
  answerLost,
  answerLate,
  wrongSerial,
  malformedFrame,
  slowBytes,
  dropAfterFrames,
  halfOpen,
  refuseLogin,
  clockSkew,
] as const

export const FAULT_NAMES = schemas.map(({ shape }) => shape.name.value)

export const faultSchema = z.discriminatedUnion('name', schemas, {
  error: `must be a fault: an object whose name is one of ${FAULT_NAMES.join(', ')}`,
})

export type Fault = z.infer<typeof faultSchema>
/** A fault as it is written down: what has a default may be left out. */
export type FaultInput = z.input<typeof faultSchema>
export type FaultName = Fault['name']
export type FaultNamed<Name extends FaultName> = Extract<Fault, { readonly name: Name }>
export type FaultStage = 'connect' | 'auth' | 'enter' | 'room'

/** A fault that is in force. */
export interface AppliedFault {
  readonly id: number
  readonly fault: Fault
  /** How often it acted so far. */
  readonly triggered: number
}

function isRefusalCode(code: number): boolean {
  if (SUCCESS_CODES.includes(code)) return false
  try {
    return expandCode(compactCode(code)) === code
  } catch {
    return false
  }
}
