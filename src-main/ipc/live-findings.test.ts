import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../src-shared/chatroom'
import { MAX_LIVE_FINDINGS } from '../../src-shared/console'
import { sampleRecord } from '../recorder/testing/sample-records'
import { LiveFindings } from './live-findings'

const entered = sampleRecord({ kind: 'transition', name: 'status', from: 'CONNECTING', to: 'ENTERED' })

function watch() {
  let changeCount = 0
  const findings = new LiveFindings({
    sessionId: 7,
    rulesOf: () => DEFAULT_RULES,
    onChange: () => changeCount++,
  })
  return { findings, changes: () => changeCount }
}

describe('findings of the running session', () => {
  it('come at the moment a rule is broken, with the number of the event', () => {
    const { findings, changes } = watch()
    findings.take(sampleRecord({ kind: 'frame', name: 'packetSent' }))
    expect(findings.list()).toEqual({ sessionId: 7, count: 0, findings: [] })
    findings.take(entered)
    const { count, findings: found } = findings.list()
    expect(count).toBe(found.length)
    expect(found[0]).toMatchObject({ ruleId: 'transitionOffChain', instanceId: 1, ordinal: 2 })
    expect(changes()).toBe(count)
  })

  it('are counted all, and kept as far as the latest', () => {
    const { findings } = watch()
    for (let round = 0; round < MAX_LIVE_FINDINGS; round++) findings.take(entered)
    const { count, findings: found } = findings.list()
    expect(count).toBeGreaterThan(MAX_LIVE_FINDINGS)
    expect(found).toHaveLength(MAX_LIVE_FINDINGS)
    expect(found.at(-1)?.ordinal).toBeGreaterThanOrEqual(MAX_LIVE_FINDINGS - 1)
  })
})
