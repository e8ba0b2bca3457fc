import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the window's own colours; they are variables, so one theme serves light and dark. */
const colours = EditorView.theme({
  // The line numbers would lie over the ring of the focus.
  '&': {
    height: '100%',
    padding: '2px',
    backgroundColor: 'var(--bg)',
    color: 'var(--fg)',
    fontSize: '12px',
  },
  // The class comes a moment after the focus.
  '&.cm-focused, &:focus-within': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '18px', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--fg)', userSelect: 'text' },
  '.cm-gutters': { backgroundColor: 'var(--bg)', color: 'var(--fg-3)', border: 'none' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--fg)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg-2)',
    border: '1px solid var(--line-2)',
    borderRadius: '5px',
    color: 'var(--fg)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-key-meaning': { maxWidth: '420px', padding: '4px 8px', fontFamily: 'var(--font-sans)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--bg-3)' },
})

const words = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: [tags.keyword, tags.bool, tags.null, tags.number], color: 'var(--fg)', fontWeight: '600' },
  { tag: [tags.string, tags.character], color: 'var(--fg-2)' },
  { tag: tags.comment, color: 'var(--fg-3)', fontStyle: 'italic' },
])

export const editorTheme = [colours, syntaxHighlighting(words)]
