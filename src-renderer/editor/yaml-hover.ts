import type { Extension } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import { yamlPlaceAt } from './yaml-place'

const KEY_AHEAD = /^(\s*(?:- +)*)([A-Za-z][\w-]*)(?=\s*:)/

/** Says what a key means where the pointer rests on it. @param describe undefined for a key that needs no words. */
export function yamlHover(describe: (path: readonly string[], key: string) => string | undefined): Extension {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position)
    const found = KEY_AHEAD.exec(line.text)
    const [, before = '', key = ''] = found ?? []
    const from = line.from + before.length
    if (found === null || position < from || position > from + key.length) return null
    const text = describe(yamlPlaceAt(view.state.doc.toString(), from + key.length).path, key)
    if (text === undefined) return null
    return {
      pos: from,
      end: from + key.length,
      above: true,
      create() {
        const dom = document.createElement('div')
        dom.className = 'cm-key-meaning'
        dom.textContent = text
        return { dom }
      },
    }
  })
}
