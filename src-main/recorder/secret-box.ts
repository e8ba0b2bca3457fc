import type { SealedSecret } from './worker/operations'

/** Encrypts with what the operator's system offers; the recorder stores nothing that did not go through it. */
export interface SecretBox {
  /** False where the system offers no real encryption: then no secret is kept at all. */
  readonly available: boolean
  seal(text: string): Uint8Array
  /** @throws Error when the bytes were sealed by another user or on another machine. */
  open(sealed: Uint8Array): string
}

/** A secret that a draft of the session names by reference. */
export interface KnownSecret {
  readonly reference: string
  readonly kind: string
  readonly value: string
}

/** Seals a secret, or returns null where that is not possible. */
export function sealSecret(box: SecretBox, { reference, kind, value }: KnownSecret): SealedSecret | null {
  return box.available ? { reference, kind, sealed: box.seal(value) } : null
}

/** Opens a sealed secret, or returns null where that is not possible: it is asked for again then. */
export function openSecret(box: SecretBox, sealed: Uint8Array): string | null {
  if (!box.available) return null
  try {
    return box.open(sealed)
  } catch {
    return null
  }
}

/** For where there is no encryption: keeps nothing. */
export const NO_SECRET_BOX: SecretBox = {
  available: false,
  seal: () => new Uint8Array(),
  open: () => '',
}
