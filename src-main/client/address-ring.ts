const NO_ADDRESSES: readonly string[] = []

/** The addresses of the last linkProvider call; every connection attempt takes the next one (protocol notes §1). */
export class AddressRing {
  private index = -1
  private addresses: readonly string[] = NO_ADDRESSES

  /** A new list begins at its first address. */
  refill(addresses: readonly string[]): void {
    this.addresses = addresses
    this.index = -1
  }

  get size(): number {
    return this.addresses.length
  }

  /** @throws RangeError when there is no address. */
  next(): string {
    this.index = (this.index + 1) % Math.max(1, this.addresses.length)
    const address = this.addresses[this.index]
    if (address === undefined) throw new RangeError('no link address is known')
    return address
  }
}
