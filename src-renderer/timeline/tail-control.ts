/** What a timeline table offers to the button outside of it. */
export interface TailControl {
  readonly following: boolean
  readonly followFromHere: () => void
}
