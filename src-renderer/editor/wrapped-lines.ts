import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'

/** Deeper lines than this hang no further to the right: their room would become too narrow. */
const DEEPEST = 12
const EDGE_PX = 6
/** Spaces, and the marks of list items, which belong to the indentation. */
const INDENTATION = /^ *(?:- )*/

const DEPTHS = Array.from({ length: DEEPEST + 1 }, (_none, depth) => depth)
// Classes, for the window's policy allows no style attributes.
const decorations = DEPTHS.map((depth) => Decoration.line({ class: `cm-hanging-${depth}` }))
const rules = DEPTHS.map((depth) => [
  `.cm-hanging-${depth}`,
  { paddingLeft: `calc(${depth}ch + ${EDGE_PX}px)`, textIndent: `-${depth}ch` },
])

/** Wraps long lines; what is carried over stays below the line's own text, so that the indentation can still be read. */
export const wrappedLines: Extension = [
  EditorView.lineWrapping,
  EditorView.theme(Object.fromEntries(rules) as Record<string, Record<string, string>>),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet

      constructor(view: EditorView) {
        this.decorations = hangingLines(view)
      }

      update({ docChanged, viewportChanged, view }: ViewUpdate): void {
        if (docChanged || viewportChanged) this.decorations = hangingLines(view)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
]

/** How many characters of a line are indentation, at most the deepest that is kept. */
export function hangingDepth(line: string): number {
  return Math.min(INDENTATION.exec(line)?.[0].length ?? 0, DEEPEST)
}

function hangingLines({ visibleRanges, state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at)
      const decoration = decorations[hangingDepth(line.text)]
      if (decoration !== undefined) builder.add(line.from, line.from, decoration)
      at = line.to + 1
    }
  }
  return builder.finish()
}
