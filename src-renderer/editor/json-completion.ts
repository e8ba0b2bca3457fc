import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { fitting, namesOf, schemasAt, valuesOf, type JsonSchema } from './json-schema-words'

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>

/** Offers the names and values that a schema knows where the cursor stands in a JSON text. */
export function completeJson(schema: JsonSchema): CompletionSource {
  return (context) => complete(schema, context)
}

/** A text that was just pasted may not be parsed up to the cursor yet; nobody waits longer for a list of names. */
const PARSE_AT_MOST_MS = 200

const LITERALS = new Set(['String', 'Number', 'True', 'False', 'Null'])

function complete(schema: JsonSchema, context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context
  const typed = context.matchBefore(/"?[\w.-]*/)
  if (!explicit && (typed === null || typed.text === '')) return null
  const tree = ensureSyntaxTree(state, pos, PARSE_AT_MOST_MS) ?? syntaxTree(state)
  const node = tree.resolveInner(pos, -1)
  const inToken = node.name === 'PropertyName' || LITERALS.has(node.name)
  const span = inToken ? { from: node.from, to: node.to } : { from: typed?.from ?? pos, to: pos }
  const around = holderOf(node)
  if (around === null) return null
  const offered =
    around.name === 'Object' ? names(schema, state, around, span.to) : values(schema, state, around)
  const wanted = (typed?.text ?? '').replaceAll('"', '').toLowerCase()
  const options = offered.filter(({ label }) => label.toLowerCase().includes(wanted))
  // Filtered here, because the quote behind the cursor belongs to what is replaced but not to what was typed.
  return options.length === 0 ? null : { ...span, options, filter: false }
}

/** The object whose name is typed, or the property or array whose value is. */
function holderOf(node: SyntaxNode): SyntaxNode | null {
  if (node.name === 'PropertyName') return node.parent?.parent ?? null
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (['Object', 'Property', 'Array'].includes(at.name)) return at
  }
  return null
}

function names(schema: JsonSchema, state: EditorState, object: SyntaxNode, end: number): Completion[] {
  const given = givenIn(state, object)
  const hasColon = /^\s*:/.test(state.sliceDoc(end, end + 80))
  return namesOf(schemasAt(schema, pathOf(state, object)), given)
    .filter((name) => !given.has(name))
    .map((name) => {
      const label = JSON.stringify(name)
      return { label, type: 'property', apply: hasColon ? label : `${label}: ` }
    })
}

function values(schema: JsonSchema, state: EditorState, holder: SyntaxNode): Completion[] {
  const own = pathOf(state, holder)
  if (holder.name === 'Array') return words(valuesOf(schemasAt(schema, [...own, '0'])))
  const object = holder.parent
  const name = own.at(-1)
  if (object === null || name === undefined) return []
  // What the value is now must not rule out what it may become.
  const given = new Map([...givenIn(state, object)].filter(([known]) => known !== name))
  const around = fitting(schemasAt(schema, own.slice(0, -1)), given)
  return words(valuesOf(around.flatMap(({ properties }) => properties?.[name] ?? [])))
}

function words(allowed: readonly unknown[]): Completion[] {
  return allowed.map((value) => ({ label: JSON.stringify(value), type: 'enum' }))
}

/** The plain values of an object's properties. */
function givenIn(state: EditorState, object: SyntaxNode): Map<string, unknown> {
  const given = new Map<string, unknown>()
  for (const property of object.getChildren('Property')) {
    const value = property.lastChild
    const name = nameOf(state, property)
    if (name !== null && value !== null && LITERALS.has(value.name)) given.set(name, literal(state, value))
  }
  return given
}

/** The names and indexes from the top to a node. */
function pathOf(state: EditorState, node: SyntaxNode): string[] {
  const path: string[] = []
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    const name = at.name === 'Property' ? nameOf(state, at) : at.parent?.name === 'Array' ? '0' : null
    if (name !== null) path.unshift(name)
  }
  return path
}

function nameOf(state: EditorState, property: SyntaxNode): string | null {
  const name = property.getChild('PropertyName')
  return name === null ? null : String(literal(state, name))
}

function literal(state: EditorState, { from, to }: SyntaxNode): unknown {
  try {
    return JSON.parse(state.sliceDoc(from, to)) as unknown
  } catch {
    return state.sliceDoc(from, to)
  }
}
