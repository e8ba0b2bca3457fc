import { z } from 'zod'
import type { InputsOf } from './input-parts'

/** A window that looks at more than this has been filled by someone else. */
const MAX_STATE_LENGTH = 16_000_000

const windowIdInput = z.number().int().positive()

/** The windows themselves: another one, and what each looks at, so that one that crashed comes back as it was. */
export interface WindowService {
  openWindow(): Promise<void>
  /**
   * Keeps what a window shows and what is typed into it, as text of its own making, in memory only: secrets that are
   * being typed may be in it.
   */
  keepWindow(input: { windowId: number; state: string }): Promise<void>
  /** What the window kept last; null when it kept nothing. */
  readWindow(input: { windowId: number }): Promise<string | null>
}

export const windowInputs: InputsOf<WindowService> = {
  openWindow: z.undefined(),
  keepWindow: z.strictObject({ windowId: windowIdInput, state: z.string().max(MAX_STATE_LENGTH) }),
  readWindow: z.strictObject({ windowId: windowIdInput }),
}
