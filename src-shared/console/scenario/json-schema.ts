import { z } from 'zod'
import { leaveOutForbidden } from './forbidden-keys'
import { scenarioSchema } from './scenario-schema'

type Schema = { [key: string]: unknown }

const SCHEMA_ID = 'https://json-schema.org/draft/2020-12/schema'
const INTERPOLATION = 'interpolation'
/** Which schemas hold others by name, and which in a list. */
const BY_NAME = ['properties', '$defs']
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const SINGLE = ['items', 'additionalProperties']
/** Where an interpolated text can stand for something else than a text. */
const CLOSED_KEYS = ['enum', 'const', 'pattern', 'format']
const OTHER_TYPES = ['number', 'integer', 'boolean']

/** The scenario format as JSON Schema, for editors: what `${{ … }}` may stand for takes such a text as well. */
export function scenarioJsonSchema(): Schema {
  const made = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override: leaveOutForbidden,
  }) as Schema
  const rest = opened(made)
  return {
    ...rest,
    $schema: SCHEMA_ID,
    title: 'Roomscope scenario',
    $defs: {
      ...(rest['$defs'] as Schema | undefined),
      [INTERPOLATION]: { type: 'string', pattern: '\\$\\{\\{.+\\}\\}' },
    },
  }
}

function opened(schema: Schema): Schema {
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, openedPart(key, value)]),
  )
  return isClosed(schema) ? { anyOf: [inner, { $ref: `#/$defs/${INTERPOLATION}` }] } : inner
}

function openedPart(key: string, value: unknown): unknown {
  if (BY_NAME.includes(key)) {
    return Object.fromEntries(
      Object.entries(value as Record<string, Schema>).map(([name, part]) => [
        name,
        // A format's version is written out.
        name === 'roomscope' ? part : opened(part),
      ]),
    )
  }
  if (LISTS.includes(key)) return (value as Schema[]).map(opened)
  return SINGLE.includes(key) && typeof value === 'object' ? opened(value as Schema) : value
}

function isClosed(schema: Schema): boolean {
  return CLOSED_KEYS.some((key) => key in schema) || OTHER_TYPES.includes(schema['type'] as string)
}
