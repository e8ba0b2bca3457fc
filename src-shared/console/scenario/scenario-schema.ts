import { z } from 'zod'
import { actorSchema } from './actor-schema'
import { expectationSchema } from './expectation-schema'
import { oneOrMore, scenarioName } from './scenario-name'
import { scenarioWorldSchema } from './scenario-world'
import { stepSchema } from './step-schema'

/** The version of the format that this product reads and writes. */
export const SCENARIO_VERSION = 1

const MAX_STEPS = 2000
const MAX_ACTORS = 500
const text = z.string().max(8192)
const scalar = z.union([z.string(), z.number(), z.boolean()])

const matrixValue = z.array(z.json()).min(1).max(100)
const combination = z.record(scenarioName, z.json())

/**
 * Each combination of the lists' values is a run of its own. `exclude` takes combinations away, `include` adds single ones;
 * so an axis can have neither name.
 */
export const matrixSchema = z
  .object({ exclude: z.array(combination).optional(), include: z.array(combination).optional() })
  .catchall(matrixValue)

/** A whole scenario file, with its variables put in. */
export const scenarioSchema = z.strictObject({
  roomscope: z.literal(SCENARIO_VERSION),
  name: z.string().min(1).max(200),
  description: text.optional(),
  /** Items of the acceptance checklist that a pass of this scenario accepts. */
  items: z
    .array(z.string().regex(/^S([1-9]\d{0,2})$/, 'must be an item of the checklist, such as S21'))
    .default([]),
  tags: z.array(z.string().min(1).max(64)).default([]),
  world: scenarioWorldSchema.default({}),
  /** `virtual`: waits of minutes pass in milliseconds, on the embedded cloud. */
  clock: z.enum(['real', 'virtual']).default('real'),
  variables: z.record(scenarioName, scalar).default({}),
  matrix: matrixSchema.optional(),
  actors: z
    .record(
      scenarioName,
      actorSchema.nullable().transform((actor) => actor ?? {}),
    )
    .refine(
      (actors) => Object.keys(actors).length <= MAX_ACTORS,
      `must not have more than ${MAX_ACTORS} actors`,
    )
    .default({}),
  steps: z.array(stepSchema).min(1).max(MAX_STEPS),
  /** What has to hold when all steps are done, over everything since the scenario began. */
  expect: oneOrMore(expectationSchema).optional(),
  /** Done at the end in any case. Instances, cloud and recording are always cleared away by themselves. */
  teardown: z.array(stepSchema).max(MAX_STEPS).default([]),
})

export type Scenario = z.output<typeof scenarioSchema>
