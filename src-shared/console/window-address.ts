/** The number that the main process gave to a window, from the address of its page; 1 where it tells none. */
export function windowIdOf(address: string): number {
  return Number(new URL(address).searchParams.get('window') ?? 1)
}
