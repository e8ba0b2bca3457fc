/** Something wrong in a text, for an editor to mark. */
export interface EditorFault {
  /** Offsets in the text; where both are equal the next character is meant. */
  readonly from: number
  readonly to: number
  readonly message: string
}
