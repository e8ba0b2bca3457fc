/** Where a cursor stands in a YAML text. */
export interface YamlPlace {
  /** Keys, and `0` for each item of a list, from the top to the mapping or list around the cursor, or to its value. */
  readonly path: readonly string[]
  /** Whether a key is typed, or the value of the last key of the path. An item of a list may be either. */
  readonly kind: 'key' | 'value' | 'item'
  /** What was typed of the word so far, and where it begins. */
  readonly typed: string
  readonly from: number
  /** The keys of the mapping around the cursor with their plain values, but for the one that is typed. */
  readonly given: ReadonlyMap<string, string>
}

interface YamlLine {
  /** Columns of the dashes that begin items of lists. */
  readonly dashes: readonly number[]
  /** Column of what stands after indentation and dashes. */
  readonly column: number
  readonly key: string | null
  readonly value: string
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s"'#{}[\],&*!|>%@`:-][^:#{}]*?|-[^\s:#]+))\s*:(?:\s+|$)/

/**
 * Finds the place by indentation alone: a text that is being typed is wrong at most moments, and still has one.
 * A mapping in braces counts as far as it stands on the cursor's line.
 */
export function yamlPlaceAt(text: string, offset: number): YamlPlace {
  const lines = text.split('\n')
  const before = text.slice(0, offset).split('\n')
  const index = before.length - 1
  const typedLine = before[index] ?? ''
  const line = readLine(typedLine)
  const around = parentsOf(lines, index, line)
  const own = { given: givenAround(lines, index, line), path: around }
  const rest = typedLine.slice(line.column)
  const braces = inBraces(rest)
  if (braces !== null)
    return { ...braces, path: [...around, ...braces.path], from: offset - braces.typed.length }
  const key = KEY.exec(rest)
  if (key !== null && line.key !== null) {
    const typed = rest.slice(key[0].length)
    return { ...own, path: [...around, line.key], kind: 'value', typed, from: offset - typed.length }
  }
  const kind = line.dashes.length > 0 ? 'item' : 'key'
  return { ...own, kind, typed: rest, from: offset - rest.length }
}

/** What stands in an open brace at the end of a line, as in `enter: { actor: alice, `. */
function inBraces(rest: string): Omit<YamlPlace, 'from'> | null {
  // A variable is written in braces too, and is none of those.
  const marked = rest.replace(/\$\{\{[^}]*(?:\}\}|$)/g, (variable) => '_'.repeat(variable.length))
  const open = marked.lastIndexOf('{')
  if (open < 0 || marked.lastIndexOf('}') > open) return null
  const outer = KEY.exec(rest.slice(0, open))
  const parts = rest.slice(open + 1).split(',')
  const typedPart = (parts.at(-1) ?? '').replace(/^\s+/, '')
  const given = new Map<string, string>()
  for (const part of parts.slice(0, -1)) {
    const at = part.indexOf(':')
    if (at > 0) given.set(part.slice(0, at).trim(), unquoted(part.slice(at + 1)))
  }
  const path = outer === null ? [] : [nameOf(outer)]
  const key = KEY.exec(typedPart)
  if (key === null) return { path, kind: 'key', typed: typedPart, given }
  return { path: [...path, nameOf(key)], kind: 'value', typed: typedPart.slice(key[0].length), given }
}

/** The keys around a line, found by going up to ever smaller columns. */
function parentsOf(lines: readonly string[], index: number, line: YamlLine): string[] {
  const path: string[] = []
  let limit = line.column
  /** A list may stand at the column of its key. */
  let isListOf = false
  const takeDashes = (dashes: readonly number[]) => {
    for (const dash of dashes.toReversed()) {
      if (dash >= limit) continue
      path.unshift('0')
      limit = dash
      isListOf = true
    }
  }
  takeDashes(line.dashes)
  for (let at = index - 1; at >= 0 && (limit > 0 || isListOf); at--) {
    const above = readLine(lines[at] ?? '')
    if (isBlank(lines[at] ?? '')) continue
    const isParent = above.column < limit || (isListOf && above.column === limit && above.dashes.length === 0)
    if (isParent && above.key !== null) {
      path.unshift(above.key)
      limit = above.column
      isListOf = false
    }
    // Another item of the same list says nothing new; the first key of an item says that there is one.
    if (above.column <= limit && !isListOf) takeDashes(above.dashes)
  }
  return path
}

/** The other keys of the mapping that a line is in. */
function givenAround(lines: readonly string[], index: number, line: YamlLine): Map<string, string> {
  const given = new Map<string, string>()
  const walk = (step: 1 | -1) => {
    if (step === -1 && line.dashes.length > 0) return
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const text = lines[at] ?? ''
      if (isBlank(text)) continue
      const other = readLine(text)
      const start = other.dashes[0] ?? other.column
      const beginsItem = other.dashes.length > 0
      if (step === 1 && start < line.column) return
      if (other.column === line.column && other.key !== null) given.set(other.key, unquoted(other.value))
      if (step === -1 && (other.column < line.column || (beginsItem && other.column === line.column))) return
    }
  }
  walk(-1)
  walk(1)
  return given
}

function readLine(text: string): YamlLine {
  const dashes: number[] = []
  let column = /^ */.exec(text)?.[0].length ?? 0
  for (let item = /^-(?: +|$)/.exec(text.slice(column)); item !== null;) {
    dashes.push(column)
    column += item[0].length
    item = /^-(?: +|$)/.exec(text.slice(column))
  }
  const rest = text.slice(column)
  const key = KEY.exec(rest)
  return { dashes, column, key: key && nameOf(key), value: key === null ? '' : rest.slice(key[0].length) }
}

function isBlank(text: string): boolean {
  return /^\s*(?:#.*)?$/.test(text)
}

function nameOf([, double, single, plain]: RegExpExecArray): string {
  return (double ?? single ?? plain ?? '').trim()
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
