import type { Writable } from 'node:stream'

/**
 * Lets everything that one turn sends to a client leave in one write: three requests follow every login, and a write
 * costs more than an answer to them.
 */
export class WriteGatherer {
  private held: Writable[] = []

  /** To be called before something is written: it waits, with all that follows, until the turn ends. */
  hold(stream: Writable): void {
    if (stream.writableCorked > 0) return
    if (this.held.length === 0) process.nextTick(() => this.releaseAll())
    stream.cork()
    this.held.push(stream)
  }

  /** Lets go at once of what waits: for a stream that is about to be cut. */
  release(stream: Writable): void {
    stream.uncork()
  }

  private releaseAll(): void {
    const { held } = this
    this.held = []
    for (const stream of held) stream.uncork()
  }
}
