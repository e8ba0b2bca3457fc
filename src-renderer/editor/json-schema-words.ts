import { z } from 'zod'
import { leaveOutForbidden } from '../../src-shared/console/scenario/forbidden-keys'

/** The part of a JSON schema that says what may stand where. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly type?: string
  readonly pattern?: string
  readonly propertyNames?: JsonSchema
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}

/** The JSON schema of a zod schema. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema
}

/** The same of what a person writes, where reading it makes something else of it. */
export function inputSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: leaveOutForbidden,
  }) as JsonSchema
}

/**
 * Puts what is referred to in the place of each reference, so that a schema that contains itself can be walked like any
 * other; it must not be printed then.
 */
export function linkReferences(root: JsonSchema): JsonSchema {
  const linked = new Map<unknown, unknown>()
  const link = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    const reference = (part as JsonSchema).$ref
    const meant = reference === undefined ? part : referredTo(root, reference)
    const known = linked.get(meant)
    if (known !== undefined) return known
    const copy: Record<string, unknown> | unknown[] = Array.isArray(meant) ? [] : {}
    linked.set(meant, copy)
    for (const [key, value] of Object.entries(meant)) Object.assign(copy, { [key]: link(value) })
    return copy
  }
  return link(root) as JsonSchema
}

/** `#` is the root, `#/$defs/step` one of its definitions. */
function referredTo(root: JsonSchema, reference: string): object {
  const name = /^#\/\$defs\/(.+)$/.exec(reference)?.[1]
  return (name === undefined ? root : root.$defs?.[name]) ?? {}
}

/** The alternatives of a schema; one without any is its own. */
function alternatives(schema: JsonSchema): JsonSchema[] {
  const choices = schema.anyOf ?? schema.oneOf
  return choices === undefined ? [schema] : choices.flatMap(alternatives)
}

/** What a value with this path may be; an array's items all have the same schema. */
export function schemasAt(root: JsonSchema, path: readonly string[]): JsonSchema[] {
  return path.reduce((schemas, step) => schemas.flatMap((schema) => inside(schema, step)), alternatives(root))
}

function inside({ properties, additionalProperties, items }: JsonSchema, step: string): JsonSchema[] {
  const further = typeof additionalProperties === 'object' ? additionalProperties : undefined
  const inner = properties?.[step] ?? further ?? items
  return inner === undefined ? [] : alternatives(inner)
}

/**
 * The names that an object may have.
 * @param given values of its properties, by which alternatives are told apart: of `kind: http` only its own names.
 */
export function namesOf(schemas: readonly JsonSchema[], given: ReadonlyMap<string, unknown>): string[] {
  const names = fitting(schemas, given).flatMap(({ properties = {} }) => Object.keys(properties))
  return [...new Set(names)]
}

/** The alternatives that the given values leave, all when they leave none. */
export function fitting(
  schemas: readonly JsonSchema[],
  given: ReadonlyMap<string, unknown>,
): readonly JsonSchema[] {
  const left = schemas.filter(({ properties = {} }) =>
    [...given].every(([name, value]) => {
      const allowed = properties[name] === undefined ? [] : valuesOf([properties[name]])
      return allowed.length === 0 || allowed.includes(value)
    }),
  )
  return left.length === 0 ? schemas : left
}

/** The values that the schemas name one by one. */
export function valuesOf(schemas: readonly JsonSchema[]): unknown[] {
  const values = schemas.flatMap(alternatives).flatMap((schema) => {
    if ('const' in schema) return [schema.const]
    if (schema.enum !== undefined) return [...schema.enum]
    if (schema.type === 'boolean') return [true, false]
    return schema.type === 'null' ? [null] : []
  })
  return [...new Set(values)]
}
