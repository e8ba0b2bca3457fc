/** What differs from run to run: 32 random hex characters, and the ports of servers. */
const RANDOM_HEX = /[0-9a-f]{32}/g

/** Gives volatile values names by the order in which they first appear, so that two runs can be compared. */
export class Aliases {
  private readonly names = new Map<string, string>()

  constructor(private readonly addresses: readonly string[]) {}

  apply(text: string): string {
    const named = this.addresses.reduce(
      (result, address, index) => result.replaceAll(address, `<server ${index}>`),
      text,
    )
    return named.replace(RANDOM_HEX, (value) => {
      const name = this.names.get(value) ?? `<random ${this.names.size + 1}>`
      this.names.set(value, name)
      return name
    })
  }
}
