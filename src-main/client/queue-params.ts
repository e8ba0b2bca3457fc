import { z } from 'zod'
import type { AllowedTexts } from '../../src-shared/chatroom'
import { requireShape } from './require-shape'

/** Arguments of the queue service, checked as the vendor's SDK does (protocol notes §10). */

const MAX_QUEUE_SIZE = 1000
const MAX_BATCH = 100

const filledText = z.string().min(1)

const offer = z.object({
  elementKey: filledText,
  elementValue: filledText,
  /** The element goes when its owner leaves the room. Default false. */
  transient: z.boolean().optional(),
  /** Creator and managers may offer in another's name. Default: the own account. */
  elementOwnerAccountId: filledText.optional(),
})
export type V2NIMChatroomQueueOfferParams = z.infer<typeof offer>

const OFFER_ALLOWED: AllowedTexts = {
  '': 'object',
  elementKey: 'non-empty string',
  elementValue: 'non-empty string',
  transient: 'boolean',
  elementOwnerAccountId: 'non-empty string',
}

const elements = z
  .array(z.object({ key: filledText, value: filledText }))
  .min(1)
  .max(MAX_BATCH)

/** Each returns the argument or throws V2NIMError 191004. */
export const queueParams = {
  offer: (given: unknown) => requireShape(offer, given, 'offerParams', OFFER_ALLOWED),
  size: (given: unknown) =>
    requireShape(z.number().int().min(0).max(MAX_QUEUE_SIZE), given, 'size', {
      '': `whole number from 0 to ${MAX_QUEUE_SIZE}`,
    }),
  elements: (given: unknown) =>
    requireShape(elements, given, 'elements', {
      '': `list of 1 to ${MAX_BATCH} elements with key and value, both non-empty strings`,
    }),
  notificationEnabled: (given: unknown) =>
    requireShape(z.boolean(), given, 'notificationEnabled', { '': 'boolean' }),
  notificationExtension: (given: unknown) =>
    requireShape(z.string().optional(), given, 'notificationExtension', { '': 'string' }),
}
