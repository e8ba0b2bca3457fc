import { useSettingsStore } from '../stores/settings-store'

const ROUNDING_PERCENT = 0.1

export interface Pane {
  readonly name: string
  readonly percent: number
  readonly minPercent: number
}

export interface PaneLayout {
  /** Name under which the sizes are kept. */
  readonly group: string
  readonly panes: readonly Pane[]
  /** Size of a pane in percent: the one it was left at, or its default. */
  readonly sizeOf: (index: number) => number
  /** Tells the sizes after a pane was resized. */
  readonly resized: (percents: number[]) => void
}

/** The sizes of a group of panes, kept in the settings from one start to the next. */
export function usePaneLayout(group: string, panes: readonly Pane[]): PaneLayout {
  const settings = useSettingsStore()
  const kept = settings.paneSizes(group)
  const usable = kept?.length === panes.length ? kept : null
  const sizeOf = (index: number) => usable?.[index] ?? panes[index]?.percent ?? 0
  let shown = panes.map((_pane, index) => sizeOf(index))

  return {
    group,
    panes,
    sizeOf,
    // The panes also tell their sizes when they appear: only what the operator moved is kept.
    resized(percents) {
      const moved = percents.some(
        (percent, index) => Math.abs(percent - (shown[index] ?? 0)) > ROUNDING_PERCENT,
      )
      shown = percents
      if (moved) settings.keepPaneSizes(group, percents)
    },
  }
}
