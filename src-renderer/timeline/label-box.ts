/** Distance of a label from the ends of its arrow. */
const PADDING_PX = 6

export interface LabelBoxOptions {
  readonly fromX: number
  readonly toX: number
  /** A label that needs more room than its arrow has grows over both ends. */
  readonly minWidthPx: number
  /** The stretch in which labels may stand. */
  readonly leftPx: number
  readonly rightPx: number
}

/** Where the label of an arrow stands: above its middle, within bounds. */
export function labelBox(options: LabelBoxOptions): { readonly left: number; readonly width: number } {
  const { fromX, toX, minWidthPx, leftPx, rightPx } = options
  const room = Math.max(0, rightPx - leftPx)
  const width = Math.min(room, Math.max(minWidthPx, Math.abs(toX - fromX) - 2 * PADDING_PX))
  const centred = (fromX + toX) / 2 - width / 2
  return { left: Math.max(leftPx, Math.min(rightPx - width, centred)), width }
}
