import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf, linkReferences } from './json-schema-words'
import { completeYaml } from './yaml-completion'

interface TestStep {
  readonly enter?: string | undefined
  readonly repeat?: { readonly steps: readonly TestStep[] } | undefined
}
const step: z.ZodType<TestStep> = z.lazy(() =>
  z.union([
    z.strictObject({ enter: z.string(), wait: z.boolean().optional() }),
    z.strictObject({ repeat: z.strictObject({ times: z.number(), steps: z.array(step) }) }),
  ]),
)
const schema = z.strictObject({
  name: z.string(),
  clock: z.enum(['real', 'virtual']).optional(),
  steps: z.array(step),
  fault: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('delay'), delayMs: z.number() }),
    z.strictObject({ kind: z.literal('drop'), afterFrames: z.number() }),
  ]),
})

const complete = completeYaml(linkReferences(jsonSchemaOf(schema)), {
  keys: () => [],
  values: ({ path }) => (path.at(-1) === 'enter' ? [{ label: 'alice' }] : []),
  describe: (_path, key) => (key === 'clock' ? 'which clock' : undefined),
})

async function offeredAt(text: string, explicit = true) {
  const pos = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  return complete(new CompletionContext(state, pos, explicit))
}
const labelsAt = async (text: string) => ((await offeredAt(text))?.options ?? []).map(({ label }) => label)

describe('completion in YAML', () => {
  it.each([
    ['|', ['name', 'clock', 'steps', 'fault']],
    ['name: x\n|', ['clock', 'steps', 'fault']],
    ['cl|', ['clock']],
    ['clock: |', ['real', 'virtual']],
    ['clock: v|', ['virtual']],
    ['steps:\n  - |', ['enter', 'wait', 'repeat']],
    ['steps:\n  - enter: a\n    |', ['wait']],
    ['steps:\n  - enter: a\n    wait: |', ['true', 'false']],
    ['steps:\n  - enter: |', ['alice']],
    ['steps:\n  - repeat:\n      steps:\n        - repeat:\n            |', ['times', 'steps']],
    ['fault:\n  |', ['kind', 'delayMs', 'afterFrames']],
    ['fault:\n  kind: drop\n  |', ['afterFrames']],
    ['fault: { kind: delay, |', ['delayMs']],
    ['fault:\n  kind: |', ['delay', 'drop']],
    ['no:\n  such:\n    |', []],
  ])('offers in %j the words %j', async (text, labels) => {
    expect(await labelsAt(text)).toEqual(labels)
  })

  it('replaces what was typed, writes the colon, and says what a key means', async () => {
    const result = await offeredAt('name: x\nclo|')
    expect(result).toMatchObject({ from: 8 })
    expect(result?.options[0]).toMatchObject({ apply: 'clock: ', detail: 'which clock' })
  })

  it('keeps quiet in an empty line until it is asked', async () => {
    expect(await offeredAt('name: x\n|', false)).toBeNull()
    expect(await offeredAt('clock: |', false)).not.toBeNull()
  })
})
