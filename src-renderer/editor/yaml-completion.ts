import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import { fitting, namesOf, schemasAt, valuesOf, type JsonSchema } from './json-schema-words'
import { yamlPlaceAt, type YamlPlace } from './yaml-place'

/** Words that a schema does not name, because the text itself or another table has them. */
export interface YamlWords {
  /** @param schemas of the mapping around the cursor. */
  readonly keys: (place: YamlPlace, schemas: readonly JsonSchema[], text: string) => readonly Completion[]
  /** @param schemas of the value. */
  readonly values: (place: YamlPlace, schemas: readonly JsonSchema[], text: string) => readonly Completion[]
  /** What a key means, for those who look at the list of keys. */
  readonly describe: (path: readonly string[], key: string) => string | undefined
}

/** Offers the keys and values that a schema knows where the cursor stands in a YAML text. @param schema with linked references. */
export function completeYaml(schema: JsonSchema, words: YamlWords): CompletionSource {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString()
    const place = yamlPlaceAt(text, pos)
    if (!explicit && place.typed === '' && place.kind !== 'value') return null
    const options = offered(schema, words, place, text)
    const wanted = place.typed.toLowerCase()
    const fit = options.filter(({ label }) => label.toLowerCase().includes(wanted))
    return fit.length === 0 ? null : { from: place.from, options: fit, filter: false }
  }
}

function offered(schema: JsonSchema, words: YamlWords, place: YamlPlace, text: string): Completion[] {
  const schemas = schemasAt(schema, place.path)
  if (place.kind === 'value') return valueWords(schema, words, place, text)
  const keys = keyWords(schemas, words, place, text)
  return place.kind === 'key'
    ? keys
    : [...keys, ...plainWords(schemas), ...words.values(place, schemas, text)]
}

function keyWords(
  schemas: readonly JsonSchema[],
  words: YamlWords,
  place: YamlPlace,
  text: string,
): Completion[] {
  const { given } = place
  const open = takingAll(schemas, given)
  const named = namesOf(open, given).map((name): Completion => {
    const info = words.describe(place.path, name)
    return {
      label: name,
      type: 'property',
      apply: `${name}: `,
      ...(info === undefined ? {} : { detail: info }),
    }
  })
  return [...named, ...words.keys(place, open, text)].filter(({ label }) => !given.has(label))
}

function valueWords(root: JsonSchema, words: YamlWords, place: YamlPlace, text: string): Completion[] {
  const key = place.path.at(-1) ?? ''
  // What the value is now must not rule out what it may become.
  const given = new Map([...place.given].filter(([name]) => name !== key))
  const around = takingAll(schemasAt(root, place.path.slice(0, -1)), given)
  const schemas = fitting(around, given).flatMap((schema) => schemasAt(schema, [key]))
  return [...plainWords(schemas), ...words.values(place, schemas, text)]
}

/** The alternatives that have every key that is given, all when none has. */
function takingAll(
  schemas: readonly JsonSchema[],
  given: ReadonlyMap<string, string>,
): readonly JsonSchema[] {
  const takes = schemas.filter(({ properties = {}, additionalProperties }) =>
    [...given.keys()].every((key) => key in properties || typeof additionalProperties === 'object'),
  )
  return takes.length === 0 ? schemas : takes
}

function plainWords(schemas: readonly JsonSchema[]): Completion[] {
  return valuesOf(schemas).map((value) => ({ label: String(value), type: 'enum' }))
}
