import { describe, expect, it } from 'vitest'
import { lifecycleEdges } from './lifecycle-edges'

const edges = lifecycleEdges()
const names = (quirk: boolean) =>
  edges.filter((edge) => edge.quirk === quirk).map(({ from, to }) => `${from} > ${to}`)

describe('edges of the lifecycle table', () => {
  it('lead from a fresh client into the room, out of it, and back after a lost link', () => {
    expect(names(false).sort()).toEqual([
      'CONNECTED > DISCONNECTED',
      'CONNECTED > ENTERING',
      'CONNECTED > EXITED',
      'CONNECTING > CONNECTED',
      'CONNECTING > DISCONNECTED',
      'CONNECTING > EXITED',
      'DISCONNECTED > CONNECTING',
      'DISCONNECTED > EXITED',
      'DISCONNECTED > WAITING',
      'ENTERED > DISCONNECTED',
      'ENTERED > EXITED',
      'ENTERING > DISCONNECTED',
      'ENTERING > ENTERED',
      'ENTERING > EXITED',
      'EXITED > CONNECTING',
      'EXITED > DISCONNECTED',
      'WAITING > CONNECTING',
      'WAITING > EXITED',
    ])
  })

  it('know what causes them', () => {
    const causes = (from: string, to: string) =>
      edges.find((edge) => edge.from === from && edge.to === to)?.causes
    expect(causes('ENTERING', 'ENTERED')).toEqual(['loginAccepted'])
    expect(causes('ENTERED', 'EXITED')).toEqual(['kicked', 'linkLost', 'logoutFinished'])
  })

  it('tells apart where only a client with the defects of the vendor goes', () => {
    expect(names(true).sort()).toEqual([
      'DISCONNECTED > CONNECTED',
      'DISCONNECTED > ENTERED',
      'DISCONNECTED > ENTERING',
      'WAITING > DISCONNECTED',
    ])
  })
})
