import { isScalar, parseDocument } from 'yaml'

/** What a scenario says of itself; as it is written where it is left out. */
export interface ScenarioHead {
  readonly name?: string
  readonly description?: string
}

/** A scenario's text that says something else of itself; everything else in it stays as it is written, remarks too. */
export function withHead(text: string, head: ScenarioHead): string {
  const document = parseDocument(text, { prettyErrors: false })
  const places = (['name', 'description'] as const).flatMap((key) => {
    const said = head[key]
    const node: unknown = document.get(key, true)
    if (said === undefined || !isScalar(node) || node.range == null) return []
    const [from, to] = node.range
    // A text of several lines takes the end of its last one with it.
    const end = text.slice(from, to).endsWith('\n') ? '\n' : ''
    return [{ from, to, written: JSON.stringify(said) + end }]
  })
  return places
    .toSorted((one, other) => other.from - one.from)
    .reduce((rest, { from, to, written }) => rest.slice(0, from) + written + rest.slice(to), text)
}
