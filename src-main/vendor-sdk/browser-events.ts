/** What a window tells of the network of its machine. */
export type NetworkEvent = 'online' | 'offline'

type WindowListener = () => void

/** The listeners of a window: whoever has no switch for the network can still tell that it went or came back. */
export class BrowserEvents {
  private readonly listeners = new Map<string, Set<WindowListener>>()

  /** For the window object of the SDK. */
  readonly addEventListener = (name: string, listener: WindowListener): void => {
    const known = this.listeners.get(name) ?? new Set<WindowListener>()
    this.listeners.set(name, known.add(listener))
  }

  /** For the window object of the SDK. */
  readonly removeEventListener = (name: string, listener: WindowListener): void => {
    this.listeners.get(name)?.delete(listener)
  }

  tell(name: NetworkEvent): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener()
  }
}
