/** The number that was typed; NaN when it is none. `Number('')` is 0, which nobody typed. */
export function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}
