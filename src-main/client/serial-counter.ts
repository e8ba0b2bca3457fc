const LAST_SERIAL = 0xffff

/**
 * Hands out request serials: from 1, one more each time, kept across reconnects. The wire has 16 bits, so after 65,535
 * it begins again at 1; 0 belongs to the heartbeat, and serials that still wait for their answer are passed over. The
 * vendor's SDK counts on, and with `overflows` so does this one.
 */
export class SerialCounter {
  private last = 0

  constructor(private readonly overflows = false) {}

  /** @throws RangeError when every serial waits for an answer. */
  next(isInUse: (serial: number) => boolean): number {
    if (this.overflows) return ++this.last
    for (let tries = 0; tries < LAST_SERIAL; tries++) {
      this.last = this.last === LAST_SERIAL ? 1 : this.last + 1
      if (!isInUse(this.last)) return this.last
    }
    throw new RangeError('all 65,535 request serials wait for an answer')
  }
}
