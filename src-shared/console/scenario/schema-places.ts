import { z } from 'zod'
import type { JsonValue } from '../record'
import type { ScenarioPath } from './scenario-problem'

/** A schema and the value that was checked with it. */
interface Place {
  readonly schema: z.core.$ZodType
  readonly value: JsonValue | undefined
}

/** Looks through what only wraps a schema. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodLazy) return unwrapped(schema.unwrap())
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in)
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap())
  return schema
}

/** The schemas among which a value may choose: those of a union, or the one. */
export function choicesOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const plain = unwrapped(schema)
  if (plain instanceof z.ZodUnion) return plain.options.flatMap((option) => choicesOf(option))
  return [plain]
}

/** Keys of the mapping that a schema is for, but for those that may not be there; none when it is for something else. */
export function keysOf(schema: z.core.$ZodType): string[] {
  const plain = unwrapped(schema)
  if (!(plain instanceof z.ZodObject)) return []
  const parts = Object.entries<z.core.$ZodType>(plain.shape)
  return parts.flatMap(([key, part]) => (unwrapped(part) instanceof z.ZodNever ? [] : [key]))
}

/**
 * The keys that a mapping at some place may have: of the mappings among which it may choose, those that agree with its
 * words (`kind`, `name` …), and of these, those that share a key with it.
 */
export function keysAllowedAt(root: z.core.$ZodType, value: JsonValue, path: ScenarioPath): string[] {
  const place = descend({ schema: root, value }, path)
  if (place === null) return []
  return [...new Set(fittingChoices(place).flatMap(keysOf))]
}

function descend(from: Place, path: ScenarioPath): Place | null {
  const [step, ...rest] = path
  if (step === undefined) return from
  for (const choice of fittingChoices(from)) {
    const schema = childOf(choice, step)
    if (schema === null) continue
    const found = descend({ schema, value: childValue(from.value, step) }, rest)
    if (found !== null) return found
  }
  return null
}

/** Choices whose literals agree with the value, those first that share the most keys with it. */
export function fittingChoices({ schema, value }: Place): z.core.$ZodType[] {
  const choices = choicesOf(schema).filter((choice) => agrees(choice, value))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return choices
  const shared = (choice: z.core.$ZodType) => keysOf(choice).filter((key) => Object.hasOwn(value, key)).length
  const most = Math.max(0, ...choices.map(shared))
  return choices.filter((choice) => keysOf(choice).length === 0 || shared(choice) === most)
}

function agrees(choice: z.core.$ZodType, value: JsonValue | undefined): boolean {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (choice instanceof z.ZodArray) return Array.isArray(value)
  if (choice instanceof z.ZodRecord) return isMapping
  if (!(choice instanceof z.ZodObject)) return !isMapping && !Array.isArray(value)
  if (!isMapping) return false
  return Object.entries(choice.shape as z.ZodRawShape).every(([key, field]) => {
    const literal = unwrapped(field)
    if (!(literal instanceof z.ZodLiteral) || !Object.hasOwn(value, key)) return true
    return literal.values.has(value[key] as string)
  })
}

function childOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as z.ZodRawShape
    const field = Object.hasOwn(shape, step) ? shape[String(step)] : undefined
    return field ?? schema.def.catchall ?? null
  }
  if (schema instanceof z.ZodArray) return schema.element
  return schema instanceof z.ZodRecord ? schema.valueType : null
}

function childValue(value: JsonValue | undefined, step: PropertyKey): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Record<PropertyKey, JsonValue>)[step]
}
