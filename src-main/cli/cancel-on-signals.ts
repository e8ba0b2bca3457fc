/** A signal that Ctrl+C and SIGTERM abort, until `stop` gives both their usual meaning back. */
export interface SignalCancel {
  readonly signal: AbortSignal
  readonly stop: () => void
}

/** Lets a command end what it began before the process goes. */
export function cancelOnSignals(): SignalCancel {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  process.once('SIGINT', cancel)
  process.once('SIGTERM', cancel)
  return {
    signal: abort.signal,
    stop() {
      process.off('SIGINT', cancel)
      process.off('SIGTERM', cancel)
    },
  }
}
