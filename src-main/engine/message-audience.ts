/** Who of the room gets a message; everybody where nothing is given. */
export interface MessageAudience {
  /** Where it is said: who is further away than its own distance does not get it. */
  readonly locationInfo?: { readonly x: number; readonly y: number; readonly z: number } | undefined
  /** A tag expression (domain.md §2.4). */
  readonly notifyTargetTags?: string | undefined
}

/** The audience as `sendMessage` takes it: what is not given is left out, as both SDKs refuse undefined values. */
export function sendParams(audience: MessageAudience): Record<string, unknown> {
  return Object.fromEntries(Object.entries(audience).filter(([, value]) => value !== undefined))
}
