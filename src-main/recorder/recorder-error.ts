/** What can go wrong with a recording, as stable names. */
export type RecorderErrorCode =
  | 'cannotOpen'
  | 'readOnly'
  | 'notARecording'
  | 'newerSchema'
  | 'olderSchema'
  | 'locked'
  | 'inUse'
  | 'diskFull'
  | 'diskError'
  | 'damaged'
  | 'fileGone'
  | 'sqliteTooOld'
  | 'outOfOrder'
  | 'workerDied'
  | 'sessionState'
  | 'unknownSession'
  | 'badQuery'
  | 'closed'
  | 'cancelled'
  | 'cannotRead'
  | 'cannotWrite'
  | 'invalidImport'
  | 'tooLarge'
  | 'invalidCollector'
  | 'cannotSend'
  | 'failed'

/** The only error that leaves the recorder. `reason` is a sentence for the operator: what is wrong and what to do. */
export class RecorderError extends Error {
  constructor(
    readonly code: RecorderErrorCode,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options)
    this.name = 'RecorderError'
  }
}

/** Turns whatever was thrown into a RecorderError; one that is one already passes through. */
export function toRecorderError(cause: unknown): RecorderError {
  if (cause instanceof RecorderError) return cause
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new RecorderError('failed', `The recording failed: ${detail}.`, { cause })
}
