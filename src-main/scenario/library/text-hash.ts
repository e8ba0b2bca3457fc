import { createHash } from 'node:crypto'

/** Tells one text of a scenario from another; runs of the same text are compared with each other. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
