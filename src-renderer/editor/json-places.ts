import { jsonLanguage } from '@codemirror/lang-json'

/** Where something stands in a text. */
export interface TextSpan {
  readonly from: number
  readonly to: number
}

type SyntaxNode = ReturnType<typeof jsonLanguage.parser.parse>['topNode']

/**
 * Where the value with a path stands in a JSON text, or the nearest value around it that is there. An array's items are
 * counted from 0. Of a text that is no JSON the first place that the parser could not read.
 */
export function placeOfPath(text: string, path: readonly string[]): TextSpan {
  const top = jsonLanguage.parser.parse(text).topNode
  let span: TextSpan = { from: top.from, to: top.to }
  let node = top.firstChild
  for (const step of path) {
    const inner = node === null ? null : childOf(text, node, step)
    if (inner === null) break
    node = inner.value ?? inner.name
    span = { from: (inner.value ?? inner.name).from, to: (inner.value ?? inner.name).to }
  }
  return span
}

/** The first place that is no JSON; the end of the text when it only stops too early. */
export function placeOfSyntaxFault(text: string): TextSpan {
  let found: TextSpan | null = null
  jsonLanguage.parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError && found === null) found = { from: node.from, to: Math.max(node.to, node.from) }
    },
  })
  return found ?? { from: text.length, to: text.length }
}

function childOf(
  text: string,
  node: SyntaxNode,
  step: string,
): { readonly name: SyntaxNode; readonly value: SyntaxNode | null } | null {
  if (node.name === 'Array') {
    const items = children(node).filter(({ name }) => !['[', ']', ',', '⚠'].includes(name))
    const item = items[Number(step)]
    return item === undefined ? null : { name: item, value: item }
  }
  for (const property of children(node).filter(({ name }) => name === 'Property')) {
    const name = property.getChild('PropertyName')
    if (name !== null && nameIn(text, name) === step) {
      const value = property.lastChild
      const isThere = value !== null && value.from !== name.from && !value.type.isError
      return { name, value: isThere ? value : null }
    }
  }
  return null
}

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child)
  return found
}

/** A property's name without its quotes; names of a draft need no escapes. */
function nameIn(text: string, { from, to }: TextSpan): string {
  return text.slice(from + 1, to - 1)
}
