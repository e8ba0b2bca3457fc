import { z } from 'zod'
import { LOCALES, THEMES } from '../appearance'
import { MAX_PRESETS, presetSchema } from '../preset'
import { retentionSchema } from '../retention-schema'
import { timelineSettingsInput } from '../timeline-settings-input'
import type { AppService } from './app-service'
import type { InputsOf } from './input-parts'

export const appInputs: InputsOf<AppService> = {
  bootstrap: z.undefined(),
  readHealth: z.undefined(),
  updateSettings: z.strictObject({
    locale: z.enum(LOCALES).optional(),
    theme: z.enum(THEMES).optional(),
    paneSizes: z.record(z.string().max(64), z.array(z.number().min(0).max(100)).max(8)).optional(),
    timeline: timelineSettingsInput.optional(),
    retention: retentionSchema.optional(),
    presets: z.array(presetSchema).max(MAX_PRESETS).optional(),
    verdictOpen: z.boolean().optional(),
  }),
  estimateRemoval: retentionSchema,
}
