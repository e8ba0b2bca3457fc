import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { scenarioJsonSchema } from './json-schema'

const PUBLISHED = 'resources/scenario.schema.json'
const UPDATE = process.env['UPDATE_SCENARIO_SCHEMA'] === '1'

describe('the published JSON Schema', () => {
  it('is what the format says; UPDATE_SCENARIO_SCHEMA=1 writes it anew', () => {
    const text = `${JSON.stringify(scenarioJsonSchema())}\n`
    if (UPDATE) writeFileSync(PUBLISHED, text)
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(text))
  })

  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(scenarioJsonSchema())
  const isValid = (text: string) => validate(parse(text))
  const head = 'roomscope: 1\nname: x\n'

  it.each([
    'steps: [{ enter: alice }]',
    'matrix: { auth: [static, dynamic] }\nactors: { alice: { authType: "${{ auth }}" } }\nsteps: [{ enter: alice, expect: { code: 200 } }]',
    'steps: [{ enter: { actor: alice, with: { timeoutSeconds: "${{ seconds }}" } } }]',
    'steps: [{ parallel: [{ sleep: 1s }, [{ exit: alice }]] }, { repeat: { times: 2, steps: [{ sleep: 1s }] } }]',
    'world: { app: { multiEndPolicy: all } }\nsteps: [{ kick: { by: mia, member: alice } }]',
  ])('takes what the parser takes: %s', (text) => {
    expect([isValid(head + text), validate.errors]).toEqual([true, null])
  })

  it.each([
    'steps: [{ entr: alice }]',
    'steps: [{ sleep: 45 }]',
    'clock: fast\nsteps: [{ sleep: 1s }]',
    'steps: [{ enter: alice, expect: { stage: roof } }]',
  ])('refuses what the parser refuses: %s', (text) => {
    expect(isValid(head + text)).toBe(false)
  })
})
