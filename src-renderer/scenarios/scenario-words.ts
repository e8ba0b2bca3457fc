import type { Completion } from '@codemirror/autocomplete'
import { parseDocument } from 'yaml'
import { errorCodes } from '../../src-shared/chatroom'
import { ALL_FAULTS } from '../../src-shared/console/scenario'
import { NAME_PATTERN } from '../../src-shared/console/scenario/scenario-name'
import type { JsonSchema } from '../editor/json-schema-words'
import type { YamlWords } from '../editor/yaml-completion'
import type { YamlPlace } from '../editor/yaml-place'

/** Callbacks of a client, as a scenario writes them. */
const CALLBACKS = ['onChatroomStatus', 'onChatroomEntered', 'onChatroomExited', 'onChatroomKicked']
/** Mappings whose keys the operator invents. */
const INVENTED = new Set(['actors', 'variables', 'matrix'])
const MAX_OFFERED_OF_GROUP = 20

/** What the text of a scenario itself says, as far as it can be read. */
interface WrittenNames {
  readonly actors: readonly string[]
  readonly variables: readonly string[]
  /** Names that faults were given with `as`. */
  readonly faults: readonly string[]
}

/** The words of a scenario that its schema does not name: actors, variables, faults, result codes. */
export function scenarioWords(describe: YamlWords['describe']): YamlWords {
  return {
    describe,
    keys(place, schemas, text) {
      if (INVENTED.has(place.path[0] ?? '') && place.path.length === 1) return []
      const isByActor = schemas.some(({ propertyNames }) => isName(propertyNames))
      return isByActor ? namesWritten(text).actors.map(asKey) : []
    },
    values(place, schemas, text) {
      const written = namesWritten(text)
      if (/\$\{\{[^}]*$/.test(place.typed)) return written.variables.map((name) => asVariable(place, name))
      return [...namesAt(place, schemas, written), ...wordsOfKey(place)]
    },
  }
}

function namesAt(place: YamlPlace, schemas: readonly JsonSchema[], written: WrittenNames): Completion[] {
  const isList = schemas.some(({ items }) => isName(items))
  if (!isList && !schemas.some(isName)) return []
  const key = keyOf(place)
  if (key === 'as') return []
  if (key === 'clearFault')
    return [...written.faults, ALL_FAULTS].map((label) => ({ label, type: 'variable' }))
  return written.actors.map((label) => ({ label, type: 'variable' }))
}

/** What may stand in texts whose form a pattern says. */
function wordsOfKey(place: YamlPlace): Completion[] {
  const key = keyOf(place)
  if (key === 'code') {
    return errorCodes.map(({ code, desc }) => ({ label: String(code), detail: desc, type: 'constant' }))
  }
  if (key === 'callbacks' || key === 'callback')
    return CALLBACKS.map((label) => ({ label, type: 'function' }))
  return []
}

/** The last key of a place that is not an item's number, nor an actor's name below an expectation. */
function keyOf({ path }: YamlPlace): string {
  const keys = path.filter((step) => step !== '0')
  const above = keys.at(-2) ?? ''
  return above === 'callbacks' || above === 'transitions' ? above : (keys.at(-1) ?? '')
}

function isName(schema: JsonSchema | undefined): boolean {
  if (schema === undefined) return false
  const choices = schema.anyOf ?? [schema]
  return choices.some(({ pattern }) => pattern === NAME_PATTERN.source)
}

function asKey(label: string): Completion {
  return { label, type: 'variable', apply: `${label}: ` }
}

function asVariable({ typed }: YamlPlace, name: string): Completion {
  const before = typed.slice(0, typed.lastIndexOf('${{'))
  return { label: `${before}\${{ ${name} }}`, type: 'variable' }
}

function namesWritten(text: string): WrittenNames {
  const nothing: WrittenNames = { actors: [], variables: [], faults: [] }
  try {
    const written: unknown = parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 100 })
    if (!isMapping(written)) return nothing
    const { actors, variables, matrix } = written
    return {
      actors: isMapping(actors) ? actorNames(actors) : [],
      variables: [
        ...keysOf(variables),
        ...keysOf(matrix).filter((key) => key !== 'include' && key !== 'exclude'),
      ],
      faults: [...text.matchAll(/\bas:\s*([A-Za-z][\w-]*)/g)].map((match) => match[1] ?? ''),
    }
  } catch {
    // While it is typed a text is unreadable at times; then it has no names to offer.
    return nothing
  }
}

/** A group has a name of its own, and one for each that it stands for. */
function actorNames(actors: Record<string, unknown>): string[] {
  return Object.entries(actors).flatMap(([name, actor]) => {
    const count = isMapping(actor) ? Number(actor['count'] ?? 0) : 0
    const singles = Math.min(Number.isSafeInteger(count) ? count : 0, MAX_OFFERED_OF_GROUP)
    return [name, ...Array.from({ length: Math.max(0, singles) }, (_none, index) => `${name}${index + 1}`)]
  })
}

function keysOf(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : []
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
