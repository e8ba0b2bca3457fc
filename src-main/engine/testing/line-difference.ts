/** The lines that only one of two traces has, in order: `own: …` or `vendor: …`. */
export function differenceOf(own: readonly string[], vendor: readonly string[]): string[] {
  const common = commonLengths(own, vendor)
  const lengthAt = (ownAt: number, vendorAt: number): number => common[ownAt]?.[vendorAt] ?? 0
  const lines: string[] = []
  let [ownAt, vendorAt] = [0, 0]
  while (ownAt < own.length || vendorAt < vendor.length) {
    const ownIsLeft = ownAt < own.length
    if (ownIsLeft && own[ownAt] === vendor[vendorAt]) {
      ownAt++
      vendorAt++
    } else if (
      vendorAt === vendor.length ||
      (ownIsLeft && lengthAt(ownAt + 1, vendorAt) >= lengthAt(ownAt, vendorAt + 1))
    ) {
      lines.push(`own: ${own[ownAt++]}`)
    } else {
      lines.push(`vendor: ${vendor[vendorAt++]}`)
    }
  }
  return lines
}

/** Length of the longest common subsequence of what follows each pair of positions. */
function commonLengths(own: readonly string[], vendor: readonly string[]): number[][] {
  const lengths = Array.from({ length: own.length + 1 }, () => new Array<number>(vendor.length + 1).fill(0))
  for (let ownAt = own.length - 1; ownAt >= 0; ownAt--) {
    for (let vendorAt = vendor.length - 1; vendorAt >= 0; vendorAt--) {
      const [row, next] = [lengths[ownAt] ?? [], lengths[ownAt + 1] ?? []]
      row[vendorAt] =
        own[ownAt] === vendor[vendorAt]
          ? 1 + (next[vendorAt + 1] ?? 0)
          : Math.max(next[vendorAt] ?? 0, row[vendorAt + 1] ?? 0)
    }
  }
  return lengths
}
