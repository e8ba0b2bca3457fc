import { z } from 'zod'
import type { JsonObject } from './record'

export const MAX_PRESETS = 200

/**
 * A draft kept under a name. Its secrets are left out, because it lies in a file that anybody may read; its texts may
 * hold variables such as `{{account}}`, filled in when it is applied. The draft is looked at only then, so that one of
 * an older version harms nothing.
 */
export interface Preset {
  readonly name: string
  readonly draft: JsonObject
  /** Where in the draft a secret was left out, as `tokenProvider.appSecret`. */
  readonly leftOut: readonly string[]
}

const json: z.ZodType<JsonObject> = z.record(z.string().max(256), z.json())

export const presetSchema: z.ZodType<Preset> = z.strictObject({
  name: z.string().min(1).max(80),
  draft: json,
  leftOut: z.array(z.string().max(512)).max(64),
})
