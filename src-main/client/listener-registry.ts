import type { JsonValue } from '../../src-shared/console'
import type { InstanceRecorder, RecordParts } from './recording'
import { messageOf, V2NIMError } from './v2nim-error'

/** Argument lists by event name. */
export type EventMap = { readonly [name: string]: readonly unknown[] }
export type Listener<Arguments extends readonly unknown[]> = (...values: Arguments) => void

/** What the record of a callback shows besides its arguments. */
export type CallbackParts = Pick<RecordParts, 'to' | 'code' | 'payload'>

interface Registration {
  readonly listener: Listener<never>
  readonly once: boolean
}

const NONE: readonly Registration[] = []

/**
 * Typed listeners of one object. Every event that is told is recorded once, whether anyone listens or not; what a
 * listener throws is recorded and keeps nobody else from being told.
 */
export class ListenerRegistry<Events extends EventMap> {
  /** Made for the first listener: most of a thousand clients have none. */
  private registrations: Map<keyof Events, readonly Registration[]> | null = null

  constructor(private readonly recorder: InstanceRecorder) {}

  on<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.add(name, { listener, once: false })
  }

  once<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.add(name, { listener, once: true })
  }

  off<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.keep(name, (registration) => registration.listener !== listener)
  }

  /** Without a name: all listeners of all events. */
  removeAllListeners(name?: keyof Events & string): void {
    if (name === undefined) this.registrations = null
    else this.registrations?.delete(name)
  }

  count(name?: keyof Events & string): number {
    if (name !== undefined) return this.registrations?.get(name)?.length ?? 0
    return [...(this.registrations?.values() ?? [])].reduce((sum, { length }) => sum + length, 0)
  }

  /** @param parts what the record shows besides the arguments. */
  emit<Name extends keyof Events & string>(
    name: Name,
    values: Events[Name],
    parts: CallbackParts = {},
  ): void {
    const registrations = this.registrations?.get(name) ?? NONE
    const payload = { arguments: values.map(toJson), listenerCount: registrations.length }
    this.recorder.emit('callback', name, {
      to: parts.to ?? null,
      code: parts.code ?? null,
      payload: parts.payload === undefined ? payload : { ...payload, ...parts.payload },
    })
    if (registrations.length === 0) return
    this.keep(name, (registration) => !registration.once)
    for (const { listener } of registrations) this.call(name, listener, values)
  }

  private call(name: string, listener: Listener<never>, values: readonly unknown[]): void {
    try {
      ;(listener as Listener<readonly unknown[]>)(...values)
    } catch (thrown) {
      this.recorder.emit('error', 'listenerThrew', { payload: { event: name, reason: messageOf(thrown) } })
    }
  }

  private add(name: keyof Events, registration: Registration): void {
    this.registrations ??= new Map()
    this.registrations.set(name, [...(this.registrations.get(name) ?? []), registration])
  }

  private keep(name: keyof Events, isKept: (registration: Registration) => boolean): void {
    const registrations = this.registrations?.get(name)
    if (registrations !== undefined) this.registrations?.set(name, registrations.filter(isKept))
  }
}

function toJson(value: unknown): JsonValue {
  if (value === undefined || value === null) return null
  // Most arguments are numbers; they need no detour.
  if (Number.isFinite(value) || typeof value === 'string' || typeof value === 'boolean')
    return value as JsonValue
  if (value instanceof V2NIMError) return { code: value.code, desc: value.desc, reason: value.detail.reason }
  return JSON.parse(JSON.stringify(value)) as JsonValue
}
