import { describe, expect, it } from 'vitest'
import { expectKick, type KickStep, type SeenKickStep } from '../../src-shared/console'
import { pairSteps } from './step-pairs'

const manner = { kickedOrder: 'exitedFirst', freshToken: true } as const
const told = (...steps: KickStep[]): SeenKickStep[] =>
  steps.map((step, index) => ({ step, ordinal: index + 1, afterNs: 0 }))
const status = (name: (KickStep & { kind: 'status' })['status'], code: number | null = null): KickStep => ({
  kind: 'status',
  status: name,
  code,
})
const out = status('EXITED', 192003)
const exited: KickStep = { kind: 'exited', code: 192003 }
const kicked: KickStep = { kind: 'kicked', reason: 2 }

describe('expected and told steps', () => {
  const pairs = (...steps: KickStep[]) =>
    pairSteps(expectKick('managerKick', manner), told(...steps)).map(({ same }) => same)

  it('stand side by side', () => {
    expect(pairs(out, exited, kicked)).toEqual([true, true, true])
    expect(pairs(out, kicked, exited)).toEqual([true, false, false])
  })

  it('are told apart where one is missing or too much', () => {
    expect(pairs(out)).toEqual([true, false, false])
    expect(pairs(out, exited, kicked, status('CONNECTING'))).toEqual([true, true, true, false])
  })

  it('stand as often as they were told, where they may come again', () => {
    const inVain = [status('WAITING'), status('CONNECTING'), status('DISCONNECTED', 192001)]
    const back = [status('WAITING'), status('CONNECTING'), status('CONNECTED'), status('ENTERING')]
    const steps = [status('DISCONNECTED', 192003), ...inVain, ...inVain, ...back, status('ENTERED')]
    const paired = pairSteps(expectKick('serverGone', manner), told(...steps))
    expect(paired).toHaveLength(steps.length)
    expect(paired.every(({ same }) => same)).toBe(true)
  })
})
