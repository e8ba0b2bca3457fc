import { z } from 'zod'

/** Parts that the inputs of several services have in common. */

export const instanceIdInput = z.number().int().positive()
export const sessionIdInput = z.number().int().positive()
export const ordinalInput = z.number().int().nonnegative()
export const instanceOnlyInput = z.strictObject({ instanceId: instanceIdInput })
export const sessionOnlyInput = z.strictObject({ sessionId: sessionIdInput })
/** A secret that comes with one call and is kept nowhere. */
export const appSecretInput = z.string().min(1).max(128)

/** One schema for the input of each method of a service. */
export type InputsOf<Service> = { readonly [M in keyof Service]: z.ZodType }
