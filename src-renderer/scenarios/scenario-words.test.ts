import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { scenarioSchema } from '../../src-shared/console/scenario'
import { inputSchemaOf, linkReferences } from '../editor/json-schema-words'
import { completeYaml } from '../editor/yaml-completion'
import { scenarioWords } from './scenario-words'

const complete = completeYaml(
  linkReferences(inputSchemaOf(scenarioSchema)),
  scenarioWords(() => undefined),
)
const HEAD = `roomscope: 1
name: story
variables: { room: '36' }
matrix: { auth: [static, dynamic] }
actors:
  alice: {}
  phone: { count: 2 }
steps:
  - fault: { name: latency, delayMs: 5, as: slow }
`

async function labelsAt(end: string): Promise<string[]> {
  const text = HEAD + end
  const pos = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  const offered = await complete(new CompletionContext(state, pos, true))
  return (offered?.options ?? []).map(({ label }) => label)
}

describe('completion in a scenario', () => {
  it.each([
    ['  - |', ['enter', 'kick', 'waitFor', 'expect', 'parallel'], ['actors', 'status']],
    ['  - enter: alice\n    |', ['expect', 'name'], ['exit', 'kick']],
    ['  - enter: |', ['alice', 'phone', 'phone1', 'phone2'], ['slow']],
    ['  - enter:\n      actor: al|', ['alice'], ['phone']],
    ['  - enter: alice\n    expect:\n      |', ['result', 'code', 'transitions'], ['enter']],
    ['  - enter: alice\n    expect:\n      status:\n        |', ['alice', 'phone1'], []],
    ['  - enter: alice\n    expect:\n      status:\n        alice: EN|', ['ENTERED', 'ENTERING'], ['EXITED']],
    ['  - enter: alice\n    expect:\n      code: 1023|', ['102302'], ['200']],
    ['  - enter: alice\n    expect:\n      result: |', ['entered', 'refused'], []],
    ['  - clearFault: |', ['slow', 'all'], ['alice']],
    ['  - fault:\n      name: |', ['latency'], []],
    ['  - fault:\n      name: latency\n      |', ['delayMs', 'as'], ['name']],
    ['  - kick:\n      way: |', ['member', 'conflictLogin', 'dropLink'], []],
    ['  - send: { from: |', ['alice'], []],
    ['  - parallel:\n      - - exit: |', ['alice'], []],
    ['clock: |', ['real', 'virtual'], []],
    ['description: in ${{ |', ['in ${{ room }}', 'in ${{ auth }}'], ['alice']],
  ])('offers at %j among others %j, and not %j', async (end, offered, absent) => {
    const labels = await labelsAt(end)
    expect(labels).toEqual(expect.arrayContaining(offered))
    for (const label of absent) expect(labels).not.toContain(label)
  })

  it('offers nothing of its own where the operator invents a name', async () => {
    expect(await labelsAt('teardown: []\nvariables:\n  |')).toEqual([])
  })
})
