const MAX_SHOWN = 64

/** Shortens a text that a client sent, so that events and reasons stay small. */
export function clip(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
