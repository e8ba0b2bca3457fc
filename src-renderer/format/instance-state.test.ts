import { describe, expect, it } from 'vitest'
import type { InstanceSummary } from '../../src-shared/console'
import { instanceSummary } from '../testing/summaries'
import { filmStateOf, isInstanceState, stateOf, toneOf } from './instance-state'

const refused = { ok: false, code: 102302, reason: 'invalid token', stage: 'auth' } as const

describe('state of an instance', () => {
  const cases: [string, Partial<InstanceSummary>, string][] = [
    ['is idle before the first login', {}, 'IDLE'],
    ['follows the status while something goes on', { status: 'ENTERING', entering: true }, 'ENTERING'],
    ['is connecting from the moment enter was pressed', { entering: true }, 'CONNECTING'],
    ['is failed after a refused login', { attemptCount: 1, lastLogin: refused }, 'FAILED'],
    [
      'is kicked rather than exited',
      { attemptCount: 1, kicked: { reason: 2, serverExtension: null } },
      'KICKED',
    ],
    ['is exited after leaving by itself', { attemptCount: 1, lastLogin: { ...refused, ok: true } }, 'EXITED'],
    [
      'waits even after a failed login',
      { status: 'WAITING', attemptCount: 2, lastLogin: refused },
      'WAITING',
    ],
  ]
  it.each(cases)('%s', (_behaviour, patch, state) => expect(stateOf(instanceSummary(patch))).toBe(state))

  it('gives every trouble the same colour', () => {
    expect([toneOf('KICKED'), toneOf('FAILED'), toneOf('DISCONNECTED')]).toEqual(['bad', 'bad', 'bad'])
  })

  it('reads the state in a film', () => {
    const state = { instanceId: 1, status: 'EXITED', code: null, kicked: false, sinceNs: 0 }
    expect(filmStateOf(state)).toBe('IDLE')
    expect(filmStateOf({ ...state, kicked: true, sinceNs: 5 })).toBe('KICKED')
    expect(filmStateOf({ ...state, status: 'ENTERED', sinceNs: 5 })).toBe('ENTERED')
  })

  it('knows a state by its name', () => {
    expect(isInstanceState('ENTERED')).toBe(true)
    expect(isInstanceState('toString')).toBe(false)
    expect(isInstanceState(null)).toBe(false)
  })
})
