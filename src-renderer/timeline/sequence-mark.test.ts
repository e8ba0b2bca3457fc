import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { sequenceMark } from './sequence-mark'

const frame = (direction: 'in' | 'out') => ({ direction, transport: 'binary', sizeBytes: 8 }) as const

describe('marks of the sequence', () => {
  it('draws calls and callbacks between operator and client', () => {
    expect(sequenceMark(eventRow({ kind: 'operation', instanceId: 3 }))).toMatchObject({
      from: 'operator',
      to: 3,
      dashed: false,
    })
    expect(sequenceMark(eventRow({ kind: 'callback', instanceId: 3 }))).toMatchObject({
      from: 3,
      to: 'operator',
      dashed: true,
    })
  })

  it('draws frames between client and cloud, and tells a refusal', () => {
    const sent = eventRow({ kind: 'frame', frame: frame('out') })
    const refused = eventRow({ kind: 'frame', frame: frame('in'), code: 302 })
    expect(sequenceMark(sent)).toMatchObject({ from: 1, to: 'cloud', failed: false })
    expect(sequenceMark(refused)).toMatchObject({ from: 'cloud', to: 1, failed: true })
  })

  it('puts statuses on the lane of their client, and what the cloud did on that of the cloud', () => {
    expect(sequenceMark(eventRow({ kind: 'transition', to: 'ENTERED' }))).toEqual({
      type: 'status',
      lane: 1,
      to: 'ENTERED',
    })
    expect(sequenceMark(eventRow({ kind: 'cloud', name: 'loginRefused' }))).toEqual({
      type: 'note',
      lane: 'cloud',
      failed: true,
    })
  })

  it.each(RECORD_KINDS)('has a mark for a bare %s of nobody', (kind) => {
    const mark = sequenceMark(eventRow({ kind, instanceId: null }))
    expect(mark.type === 'arrow' ? [mark.from, mark.to] : [mark.lane]).toContain('cloud')
  })
})
