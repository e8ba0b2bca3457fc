import {
  defaultEnterDraft,
  enterDraftSchema,
  type EnterDraft,
  type JsonObject,
  type JsonValue,
  type Preset,
} from '../../src-shared/console'
import { withoutSecrets } from './hidden-secrets'

const VARIABLE = /\{\{(\w+)\}\}/g
/** Filled in by the providers themselves at each call (docs/providers.md). */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['roomId', 'accountId', 'appkey'])

/** Keeps a draft under a name, without its secrets. */
export function presetOf(name: string, draft: EnterDraft): Preset {
  return { name, ...withoutSecrets(draft as unknown as JsonObject) }
}

/** The variables in the texts of a preset, each once, in the order in which they stand there. */
export function variablesOf({ draft }: Preset): string[] {
  const found = new Set<string>()
  mapTexts(draft, (text) => {
    for (const [, variable = ''] of text.matchAll(VARIABLE))
      if (!PLACEHOLDERS.has(variable)) found.add(variable)
    return text
  })
  return [...found]
}

/**
 * The draft of a preset. Fields that it does not have, because an older version saved it, take their defaults.
 * @param values what stands for each variable; one without a value stays as it is.
 * @returns null when it is no draft of this version.
 */
export function draftOfPreset(
  { draft }: Preset,
  values: Readonly<Record<string, string>>,
): EnterDraft | null {
  const filled = mapTexts(draft, (text) =>
    text.replaceAll(VARIABLE, (whole, variable: string) =>
      !PLACEHOLDERS.has(variable) && Object.hasOwn(values, variable) ? (values[variable] ?? whole) : whole,
    ),
  )
  const read = enterDraftSchema.safeParse({ ...defaultEnterDraft(), ...(filled as JsonObject) })
  return read.success ? read.data : null
}

/** The list with a preset in the place of the one with its name, or at its end. */
export function withPreset(presets: readonly Preset[], preset: Preset): Preset[] {
  const index = presets.findIndex(({ name }) => name === preset.name)
  return index < 0 ? [...presets, preset] : presets.with(index, preset)
}

function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]))
}
