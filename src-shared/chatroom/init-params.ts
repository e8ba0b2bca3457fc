import { z } from 'zod'
import type { AllowedTexts } from './enter-params-fault'

/** How much the vendor's SDK writes to its log. */
export const DEBUG_LEVELS = ['off', 'error', 'warn', 'log', 'debug'] as const

/**
 * V2NIMChatroomInitParams as newInstance() takes them (domain.md §2.5, protocol notes §11). As with enter(): unknown
 * keys are ignored, null is a wrong value even where nothing has to be given.
 */
export const initParamsSchema = z.object({
  appkey: z.string().min(1),
  /** The app's own number for its platform, login tag 39. */
  customClientType: z.number().optional(),
  /** Checked alone: the client writes no log, its records hold everything. */
  debugLevel: z.enum(DEBUG_LEVELS).optional(),
  /** True: all instances that say so are one device; else each instance is a device of its own. */
  isFixedDeviceId: z.boolean().optional(),
  /** Binary packets; false selects the text transport. Default true. */
  binaryWebsocket: z.boolean().optional(),
  /** True: the login introduces itself as a native SDK, tags 41, 42 and 44. */
  loginSDKTypeParamCompat: z.boolean().optional(),
})

/** What a caller writes. */
export type V2NIMChatroomInitParams = z.input<typeof initParamsSchema>

/** What each init parameter takes, for the text of a refusal. */
export const INIT_PARAM_TEXTS: AllowedTexts = {
  '': 'object',
  appkey: 'non-empty string',
  customClientType: 'number',
  debugLevel: DEBUG_LEVELS.join(', '),
  isFixedDeviceId: 'boolean',
  binaryWebsocket: 'boolean',
  loginSDKTypeParamCompat: 'boolean',
}
