import { RangeSet, type Extension } from '@codemirror/state'
import { Decoration, EditorView, gutter, GutterMarker } from '@codemirror/view'

/** A sign in the gutter; its text is shown where the mouse rests on it. */
export interface LineMark {
  /** Counted from 1. */
  readonly line: number
  readonly sign: string
  readonly tone: 'warn' | 'muted' | 'accent'
  readonly text: string
}

class Sign extends GutterMarker {
  constructor(private readonly mark: LineMark) {
    super()
  }

  override toDOM(): Node {
    const element = document.createElement('span')
    element.textContent = this.mark.sign
    element.title = this.mark.text
    element.className = `cm-line-mark cm-line-mark-${this.mark.tone}`
    element.dataset['line'] = String(this.mark.line)
    return element
  }

  override eq(other: Sign): boolean {
    return JSON.stringify(this.mark) === JSON.stringify(other.mark)
  }
}

const appearance = EditorView.theme({
  '.cm-line-marks': { width: '16px', textAlign: 'center', cursor: 'help' },
  '.cm-line-mark': { fontWeight: '700' },
  '.cm-line-mark-warn': { color: 'var(--warn)' },
  '.cm-line-mark-muted': { color: 'var(--fg-3)' },
  '.cm-line-mark-accent': { color: 'var(--accent)' },
  '.cm-shown-line': { backgroundColor: 'var(--bg-3)' },
})

/**
 * Signs beside the lines of a text, and one line lit. The gutter is for those who see it: whoever shows it says the
 * same in a list.
 * @param shownLine the lit line, or null.
 */
export function lineMarks(marks: readonly LineMark[], shownLine: number | null): Extension {
  return [
    appearance,
    gutter({
      class: 'cm-line-marks',
      markers: ({ state: { doc } }) =>
        RangeSet.of(
          marks
            .filter(({ line }) => line <= doc.lines)
            .map((mark) => new Sign(mark).range(doc.line(mark.line).from)),
          true,
        ),
    }),
    EditorView.decorations.of(({ state: { doc } }) => {
      if (shownLine === null || shownLine > doc.lines) return Decoration.none
      return Decoration.set(Decoration.line({ class: 'cm-shown-line' }).range(doc.line(shownLine).from))
    }),
  ]
}
