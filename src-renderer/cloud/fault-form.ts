import { faultSchema, type Fault, type FaultName } from '../../src-shared/console'

/** Fields that only some faults have. */
export type FaultField =
  | 'stage'
  | 'step'
  | 'delayMs'
  | 'jitterMs'
  | 'status'
  | 'frames'
  | 'bytesPerSecond'
  | 'code'
  | 'skewMs'
  | 'addresses'

/** A fault as it is typed; empty is what stands for the default. */
export interface FaultForm extends Record<FaultField, string> {
  readonly name: FaultName
  readonly roomId: string
  readonly accountId: string
  readonly count: string
  readonly probability: string
  readonly seed: string
}

interface FaultShape {
  readonly fields: readonly FaultField[]
  /** What may be chosen where the fault has a stage; an empty one stands for any. */
  readonly stages?: readonly string[]
  /** Before a socket stands, the cloud knows neither room nor account. */
  readonly scopeless?: true
}

const ANY_ANSWER = ['', 'enter', 'room'] as const
const ONE_ANSWER = ['room', 'enter'] as const

/** What can be said of each fault, in the order of the list. */
export const FAULT_SHAPES: Readonly<Record<FaultName, FaultShape>> = {
  refuseLogin: { fields: ['code', 'stage'], stages: ['auth', 'enter'] },
  latency: { fields: ['delayMs', 'jitterMs', 'stage'], stages: ['', 'connect', 'enter', 'room'] },
  frameLoss: { fields: ['stage'], stages: ANY_ANSWER },
  answerLost: { fields: ['stage'], stages: ANY_ANSWER },
  answerLate: { fields: ['delayMs', 'stage'], stages: ANY_ANSWER },
  dropAfterFrames: { fields: ['frames', 'stage'], stages: ANY_ANSWER },
  halfOpen: { fields: ['stage'], stages: ONE_ANSWER },
  resetConnection: { fields: ['stage'], stages: ONE_ANSWER },
  malformedFrame: { fields: ['stage'], stages: ANY_ANSWER },
  wrongSerial: { fields: ['stage'], stages: ANY_ANSWER },
  slowBytes: { fields: ['bytesPerSecond', 'stage'], stages: ANY_ANSWER },
  clockSkew: { fields: ['skewMs'] },
  linkListEmpty: { fields: [] },
  linkListWrong: { fields: ['addresses'] },
  miniProgramLink: { fields: [] },
  refuseConnect: { fields: [], scopeless: true },
  closeWithoutTls: { fields: [], scopeless: true },
  handshakeError: { fields: ['status', 'step'], scopeless: true },
}

export const FAULT_STEPS = ['any', 'handshake', 'upgrade'] as const

const NUMBERS: ReadonlySet<FaultField> = new Set([
  'delayMs',
  'jitterMs',
  'status',
  'frames',
  'bytesPerSecond',
  'code',
  'skewMs',
])

/** A form that applies as it stands. */
export function emptyFaultForm(name: FaultName): FaultForm {
  return {
    name,
    roomId: '',
    accountId: '',
    count: '',
    probability: '1',
    seed: '1',
    stage: FAULT_SHAPES[name].stages?.[0] ?? '',
    step: 'any',
    delayMs: '1000',
    jitterMs: '0',
    status: '503',
    frames: '3',
    bytesPerSecond: '100',
    code: '102302',
    skewMs: '600000',
    addresses: '',
  }
}

export interface ReadFault {
  /** Null while a field is wrong. */
  readonly fault: Fault | null
  /** Names of the fields that are wrong. */
  readonly wrong: ReadonlySet<string>
}

/** Reads the form; the fault's own limits decide what is wrong. */
export function readFaultForm(form: FaultForm): ReadFault {
  const { fields, scopeless } = FAULT_SHAPES[form.name]
  const own = fields.map((field): [string, unknown] => [field, valueOf(field, form[field])])
  const given = [...own, ...occasionsOf(form), ['scope', scopeless ? {} : scopeOf(form)] as const]
  const parsed = faultSchema.safeParse({
    name: form.name,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  })
  if (parsed.success) return { fault: parsed.data, wrong: new Set() }
  return { fault: null, wrong: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) }
}

function occasionsOf({ count, probability, seed }: FaultForm): [string, unknown][] {
  return Object.entries({ count, probability, seed }).map(([name, text]) => [name, numberOf(text)])
}

function scopeOf({ roomId, accountId }: FaultForm): Record<string, string> {
  const named = Object.entries({ roomId: roomId.trim(), accountId: accountId.trim() })
  return Object.fromEntries(named.filter(([, id]) => id !== ''))
}

function valueOf(field: FaultField, text: string): unknown {
  if (NUMBERS.has(field)) return numberOf(text)
  if (field !== 'addresses') return text === '' ? undefined : text
  const addresses = text.split('\n').map((line) => line.trim())
  const named = addresses.filter((line) => line !== '')
  return named.length === 0 ? undefined : named
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text)
}
