import { describe, expect, it } from 'vitest'
import { nextPhase, type ConnectionChange, type ConnectionPhase } from './connection-phase'

const phases: ConnectionPhase[] = ['opened', 'loggingIn', 'entered', 'closed']
const changes: ConnectionChange[] = [
  'loginStarted',
  'loginRefused',
  'loginAccepted',
  'roomLeft',
  'socketClosed',
]

describe('connection phases', () => {
  it('walk from the socket to the room and back', () => {
    expect(nextPhase('opened', 'loginStarted')).toBe('loggingIn')
    expect(nextPhase('loggingIn', 'loginRefused')).toBe('opened')
    expect(nextPhase('loggingIn', 'loginAccepted')).toBe('entered')
    expect(nextPhase('entered', 'roomLeft')).toBe('opened')
  })

  it('know no second login beside the first', () => {
    expect(nextPhase('loggingIn', 'loginStarted')).toBeNull()
    expect(nextPhase('entered', 'loginStarted')).toBeNull()
  })

  it('end for good with the socket', () => {
    expect(phases.slice(0, 3).map((phase) => nextPhase(phase, 'socketClosed'))).toEqual(
      Array(3).fill('closed'),
    )
    expect(changes.map((change) => nextPhase('closed', change))).toEqual(Array(5).fill(null))
  })
})
