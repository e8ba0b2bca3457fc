import type { z } from 'zod'
import { faultOfIssue, type AllowedTexts } from '../../src-shared/chatroom'
import { V2NIMError } from './v2nim-error'

/**
 * An argument by its schema.
 * @param name what the argument is called in the API.
 * @throws V2NIMError 191004 naming the parameter, the type that was given and what is allowed.
 */
export function requireShape<T>(
  schema: z.ZodType<T>,
  given: unknown,
  name: string,
  allowed: AllowedTexts,
): T {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw V2NIMError.fromParameter(faultOfIssue(parsed.error.issues[0], given, name, allowed))
}
