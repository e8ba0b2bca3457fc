import { describe, expect, it } from 'vitest'
import { ALL_QUIRKS, NO_QUIRKS, type VendorQuirks } from '../../src-shared/chatroom'
import type { Transport } from '../../src-shared/protocol'
import { scenarios } from './differential'
import {
  allowedDifferences,
  allowedLoginFields,
  allowedMessageFields,
} from './differential/allowed-differences'
import { quirkDifferences } from './differential/quirk-differences'
import { differenceOf } from './testing/line-difference'
import { play } from './testing/player'
import type { Scenario } from './testing/scenario'
import { sortedJson } from './testing/sorted-json'

const OWN_MESSAGE = /^(A (?:onSendMessage|send resolved)) (.*)$/

/** Lines of the allowed login fields are compared apart: they are in every login. */
function isAllowedField(line: string): boolean {
  return allowedLoginFields.some(({ field }) => line.startsWith(`login ${field} `))
}

/** A message of the client itself, without the fields that are compared apart. */
function withoutMessageFields(line: string): string {
  const [, head, json] = OWN_MESSAGE.exec(line) ?? []
  if (head === undefined || json === undefined) return line
  const hidden = new Set(allowedMessageFields.map(({ field }) => field))
  const shown = JSON.parse(json, (key, value: unknown) => (hidden.has(key) ? undefined : value)) as unknown
  return `${head} ${sortedJson(shown)}`
}

function comparable(trace: readonly string[]): string[] {
  return trace.filter((line) => !isAllowedField(line)).map(withoutMessageFields)
}

/** The vendor's part of each scenario is played once, whatever it is compared with. */
const vendorTraces = new Map<string, Promise<string[]>>()

function playVendor(scenario: Scenario, transport: Transport): Promise<string[]> {
  const key = `${transport} ${scenario.name}`
  const trace = vendorTraces.get(key) ?? play(scenario, { engine: 'vendor', transport })
  vendorTraces.set(key, trace)
  return trace
}

async function playBoth(scenario: Scenario, transport: Transport, vendorQuirks: VendorQuirks = ALL_QUIRKS) {
  const [own, vendor] = await Promise.all([
    play(scenario, { engine: 'own', transport, vendorQuirks }),
    playVendor(scenario, transport),
  ])
  return { own, vendor }
}

async function differences(scenario: Scenario, transport: Transport, vendorQuirks: VendorQuirks) {
  const { own, vendor } = await playBoth(scenario, transport, vendorQuirks)
  return differenceOf(comparable(own), comparable(vendor))
}

function isAbout(
  scenario: Scenario,
  transport: Transport,
): (entry: { readonly scenario: string; readonly transports: readonly Transport[] }) => boolean {
  return (entry) => entry.scenario === scenario.name && entry.transports.includes(transport)
}

function allowedLines(scenario: Scenario, transport: Transport): string[] {
  return allowedDifferences.filter(isAbout(scenario, transport)).flatMap(({ lines }) => lines)
}

describe.each(['binary', 'text'] as const)('own client and vendor SDK over the %s transport', (transport) => {
  it.each(scenarios)('behave alike: $name', async (scenario) => {
    expect(await differences(scenario, transport, ALL_QUIRKS)).toEqual(allowedLines(scenario, transport))
  })

  it.each(scenarios)('differ by named defects alone: $name', async (scenario) => {
    const allowed = allowedLines(scenario, transport)
    const correct = await differences(scenario, transport, NO_QUIRKS)
    const defect = quirkDifferences.find(isAbout(scenario, transport))
    if (defect === undefined) {
      expect(correct).toEqual(allowed)
      return
    }
    expect(correct).not.toEqual(allowed)
    const withDefect = { ...NO_QUIRKS, [defect.quirk]: true }
    expect(await differences(scenario, transport, withDefect)).toEqual(allowed)
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

  it('differ in every message field that is listed', async () => {
    const scenario = scenarios.find(({ name }) => name === 'a message that is refused')
    const { own, vendor } = await playBoth(scenario as Scenario, transport)
    const messagesOf = (trace: string[]) => trace.filter((line) => OWN_MESSAGE.test(line)).join()
    for (const { field } of allowedMessageFields) {
      expect(messagesOf(vendor)).toContain(`"${field}":`)
      expect(messagesOf(own)).not.toContain(`"${field}":`)
    }
  })
})

describe('the lists of differences', () => {
  it('name scenarios that exist', () => {
    const names = scenarios.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { scenario } of [...allowedDifferences, ...quirkDifferences]) expect(names).toContain(scenario)
  })

  it('name every defect but the one that a play is too short for', () => {
    const shown = new Set<string>(quirkDifferences.map(({ quirk }) => quirk))
    expect(Object.keys(ALL_QUIRKS).filter((quirk) => !shown.has(quirk))).toEqual(['serialOverflow'])
  })
})
