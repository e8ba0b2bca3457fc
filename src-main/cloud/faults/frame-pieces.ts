const PIECES_PER_SECOND = 10
/** A large frame at a low speed is cut into this many pieces at most, so that it costs no more timers than that. */
const MAX_PIECES = 256
const MS_PER_SECOND = 1_000

/** The pieces of a frame for a line of this speed, each of which is sent after a gap. */
export interface FramePieces {
  readonly pieces: readonly Uint8Array[]
  readonly gapMs: number
}

export function splitBySpeed(bytes: Uint8Array, bytesPerSecond: number): FramePieces {
  const sizeBytes = Math.max(
    Math.ceil(bytesPerSecond / PIECES_PER_SECOND),
    Math.ceil(bytes.byteLength / MAX_PIECES),
  )
  const count = Math.ceil(bytes.byteLength / sizeBytes)
  const pieces = Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * sizeBytes, (index + 1) * sizeBytes),
  )
  return { pieces, gapMs: (sizeBytes * MS_PER_SECOND) / bytesPerSecond }
}
