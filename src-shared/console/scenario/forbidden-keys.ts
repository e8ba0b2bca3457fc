import type { z } from 'zod'

/**
 * For `z.toJSONSchema`: leaves out the keys that may not be there (`z.never()`) where no other one may be there either. They
 * tell the kinds of a mapping apart when it is checked; who writes one must not be offered them.
 */
export function leaveOutForbidden({
  jsonSchema,
}: {
  readonly jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  const { properties } = jsonSchema
  if (properties === undefined || jsonSchema.additionalProperties !== false) return
  jsonSchema.properties = Object.fromEntries(
    Object.entries(properties).filter(([, part]) => typeof part === 'boolean' || part.not === undefined),
  )
}
