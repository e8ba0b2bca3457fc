import { ListenerRegistry, type CallbackParts, type EventMap, type Listener } from './listener-registry'
import type { InstanceRecorder } from './recording'

/** The listener methods that every object of the V2NIM API has. */
export abstract class EventSource<Events extends EventMap> {
  protected readonly listeners: ListenerRegistry<Events>

  constructor(protected readonly recorder: InstanceRecorder) {
    this.listeners = new ListenerRegistry(recorder)
  }

  on<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.listeners.on(name, listener)
  }

  off<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.listeners.off(name, listener)
  }

  once<Name extends keyof Events & string>(name: Name, listener: Listener<Events[Name]>): void {
    this.listeners.once(name, listener)
  }

  /** Without a name: all listeners of all events. */
  removeAllListeners(name?: keyof Events & string): void {
    this.listeners.removeAllListeners(name)
  }

  /** Own addition: how many listeners an event has, or all events together. */
  listenerCount(name?: keyof Events & string): number {
    return this.listeners.count(name)
  }

  protected emit<Name extends keyof Events & string>(
    name: Name,
    values: Events[Name],
    parts?: CallbackParts,
  ): void {
    this.listeners.emit(name, values, parts)
  }
}
