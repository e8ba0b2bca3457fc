import { z } from 'zod'
import { isScenarioName, MAX_SCENARIO_NAME, readScenarioId } from '../scenario-id'
import { sessionOnlyInput, type InputsOf } from './input-parts'
import {
  MAX_BATCH_JOBS,
  MAX_SCENARIO_CHARACTERS,
  SCENARIO_ENGINES,
  type ScenarioService,
} from './scenario-service'

const scenarioIdInput = z
  .string()
  .max(MAX_SCENARIO_NAME + 16)
  .refine((text) => readScenarioId(text) !== null, { message: 'is no id of a scenario' })
const nameInput = z.string().refine(isScenarioName, { message: 'cannot be the name of a file' })
const textInput = z.string().max(MAX_SCENARIO_CHARACTERS)

const batchOrderSchema = z.strictObject({
  scenarioIds: z.array(scenarioIdInput).min(1).max(MAX_BATCH_JOBS),
  engine: z.enum(SCENARIO_ENGINES),
  repeat: z.number().int().min(1).max(MAX_BATCH_JOBS),
  /** Ends at the first run that does not pass. */
  bail: z.boolean(),
  virtualTime: z.boolean(),
  /** One combination of the matrix; null for all. */
  caseName: z.string().max(1000).nullable(),
})
export type ScenarioBatchOrder = z.infer<typeof batchOrderSchema>

export const unsavedScenarioSchema = z.strictObject({
  text: textInput,
  /** Hash of the text that the typing began with. */
  baseHash: z.string().max(100),
})
/** A text that was typed and not saved. */
export type UnsavedScenario = z.infer<typeof unsavedScenarioSchema>

const scenarioOnlyInput = z.strictObject({ scenarioId: scenarioIdInput })

export const scenarioInputs: InputsOf<ScenarioService> = {
  listScenarios: z.undefined(),
  readScenario: scenarioOnlyInput,
  createScenario: z.strictObject({ name: z.string().max(1000), text: textInput }),
  saveScenario: z.strictObject({
    scenarioId: scenarioIdInput,
    text: textInput,
    baseHash: z.string().max(100).nullable(),
  }),
  listUnsavedScenarios: z.undefined(),
  keepUnsavedScenario: z.strictObject({
    scenarioId: scenarioIdInput,
    unsaved: unsavedScenarioSchema.nullable(),
  }),
  renameScenario: z.strictObject({ scenarioId: scenarioIdInput, name: nameInput }),
  deleteScenario: scenarioOnlyInput,
  restoreScenario: scenarioOnlyInput,
  importScenario: z.undefined(),
  exportScenario: scenarioOnlyInput,
  makeScenario: sessionOnlyInput,
  startScenarioBatch: batchOrderSchema,
  cancelScenarioBatch: z.undefined(),
  describeScenarioBatch: z.undefined(),
  listScenarioRuns: scenarioOnlyInput,
  readScenarioRun: z.strictObject({ scenarioId: scenarioIdInput, runNumber: z.number().int().positive() }),
}
