import { describe, expect, it } from 'vitest'
import type { Transport } from '../../src-shared/protocol'
import { scenarios } from './differential'
import { allowedDifferences, allowedLoginFields } from './differential/allowed-differences'
import { differenceOf } from './testing/line-difference'
import { play } from './testing/player'
import type { Scenario } from './testing/scenario'

/** Lines of the allowed login fields are compared apart: they are in every login. */
function isAllowedField(line: string): boolean {
  return allowedLoginFields.some(({ field }) => line.startsWith(`login ${field} `))
}

function without(trace: readonly string[]): string[] {
  return trace.filter((line) => !isAllowedField(line))
}

async function playBoth(scenario: Scenario, transport: Transport) {
  const [own, vendor] = await Promise.all([
    play(scenario, 'own', transport),
    play(scenario, 'vendor', transport),
  ])
  return { own, vendor }
}

function allowedLines(scenario: Scenario, transport: Transport): string[] {
  return allowedDifferences
    .filter(({ scenario: name, transports }) => name === scenario.name && transports.includes(transport))
    .flatMap(({ lines }) => lines)
}

describe.each(['binary', 'text'] as const)('own client and vendor SDK over the %s transport', (transport) => {
  it.each(scenarios)('behave alike: $name', async (scenario) => {
    const { own, vendor } = await playBoth(scenario, transport)
    expect(differenceOf(without(own), without(vendor))).toEqual(allowedLines(scenario, transport))
  })

  it('differ in every login field that is listed', async () => {
    const [scenario] = scenarios
    const { own, vendor } = await playBoth(scenario as Scenario, transport)
    for (const { field } of allowedLoginFields) {
      const valueIn = (trace: string[]) => trace.find((line) => line.startsWith(`login ${field} `))
      expect([valueIn(own), valueIn(vendor)]).not.toContain(undefined)
      expect(valueIn(own)).not.toBe(valueIn(vendor))
    }
  })
})

describe('the list of allowed differences', () => {
  it('names scenarios that exist', () => {
    const names = scenarios.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { scenario } of allowedDifferences) expect(names).toContain(scenario)
  })
})
