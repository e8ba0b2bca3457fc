import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { enterDraftSchema } from '../../src-shared/console'
import { completeJson } from './json-completion'
import { jsonSchemaOf } from './json-schema-words'

const complete = completeJson(jsonSchemaOf(enterDraftSchema))

/** What is offered where `|` stands. */
async function offeredAt(text: string, explicit = true): Promise<CompletionResult | null> {
  const pos = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  return await complete(new CompletionContext(state, pos, explicit))
}
const labelsAt = async (text: string) => ((await offeredAt(text))?.options ?? []).map(({ label }) => label)

describe('completion in the JSON of a draft', () => {
  it('offers the names of the schema that are not there yet', async () => {
    const labels = await labelsAt('{"roomId": "36", "|"}')
    expect(labels).toContain('"accountId"')
    expect(labels).toContain('"tokenProvider"')
    expect(labels).not.toContain('"roomId"')
  })

  it.each([
    ['{"transport": "|"}', ['"binary"', '"text"']],
    ['{"transport": |}', ['"binary"', '"text"']],
    ['{"transport": "bin|ary"}', ['"binary"']],
    ['{"authType": |}', ['0', '1', '2']],
    ['{"anonymousMode": |}', ['true', 'false']],
    ['{"staticToken": {"kind": "|"}}', ['"world"', '"fixed"']],
    ['{"vendorQuirks": ["seri|"]}', undefined],
    ['{"linkProvider": {"kind": "serverApi", "version": "|"}}', ['"v2"', '"v1"']],
  ])('offers in %s the values that it may have', async (text, expected) => {
    const labels = await labelsAt(text)
    if (expected === undefined) expect(labels).toContain('"serialOverflow"')
    else expect(labels).toEqual(expected)
  })

  it.each([
    ['{"tokenProvider": {"kind": "http", "|"}}', '"url"', '"ttlSeconds"'],
    ['{"tokenProvider": {"kind": "generated", "|"}}', '"ttlSeconds"', '"url"'],
    [
      '{"tokenProvider": {"kind": "fault", "fault": "delay", "then": {"kind": "script", "|"}}}',
      '"source"',
      '"url"',
    ],
  ])('offers in %s the names of that kind: %s, not %s', async (text, offered, absent) => {
    const labels = await labelsAt(text)
    expect(labels).toContain(offered)
    expect(labels).not.toContain(absent)
  })

  it('offers names while what follows is not separated yet', async () => {
    const labels = await labelsAt('{\n  "time|"\n  "appkey": "demo"\n}')
    expect(labels).toEqual(['"timeoutSeconds"'])
  })

  it('replaces the whole word, and writes the colon only where there is none', async () => {
    const bare = await offeredAt('{"acc|"}')
    expect([bare?.from, bare?.to]).toEqual([1, 6])
    const applied = (result: CompletionResult | null) =>
      result?.options.find(({ label }) => label === '"accountId"')?.apply
    expect(applied(bare)).toBe('"accountId": ')
    expect(applied(await offeredAt('{"acc|": "alice"}'))).toBe('"accountId"')
  })

  it('offers nothing where the schema names nothing, or nobody asked', async () => {
    expect(await offeredAt('{"roomId": "|"}')).toBeNull()
    expect(await offeredAt('{"no": {"such": "|"}}')).toBeNull()
    expect(await offeredAt('{ | }', false)).toBeNull()
    expect(await offeredAt('|')).toBeNull()
  })
})
