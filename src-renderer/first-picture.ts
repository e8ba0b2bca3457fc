import { promiseTimeout } from '@vueuse/core'
import { watch } from 'vue'

/** What the first picture is drawn in, as the style sheet names it. */
const FONTS: readonly string[] = ['13px "Inter Variable"', '13px "JetBrains Mono Variable"']

/** A window that is not told what to show in this time shows its empty frame. */
const LONGEST_WAIT_MS = 500

export interface FirstPictureOptions {
  /** Hidden until the picture is known. */
  readonly root: HTMLElement
  /** Reactive: whether the page knows what it shows. */
  readonly isKnown: () => boolean
  readonly fonts: Pick<FontFaceSet, 'load'>
}

/**
 * Keeps a page undrawn until it is known what it shows: what is drawn, and then drawn again, takes the processors that the
 * console is being opened with. Its fonts are loaded meanwhile, so that no text is set twice.
 */
export function drawOnceKnown({ root, isKnown, fonts }: FirstPictureOptions): void {
  root.hidden = true
  for (const font of FONTS) void fonts.load(font)
  let isShown = false
  const show = () => {
    if (isShown) return
    isShown = true
    root.hidden = false
    stop()
  }
  // At once, so that what is drawn then can be measured.
  const stop = watch(isKnown, (known) => known && show(), { flush: 'sync' })
  void promiseTimeout(LONGEST_WAIT_MS).then(show)
}
