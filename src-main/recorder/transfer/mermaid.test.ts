import { expect, it } from 'vitest'
import type { ConsoleRecord } from '../../../src-shared/console'
import { sampleInstance, sampleLogin, sampleRecord } from '../testing/sample-records'
import { MAX_ARROWS, MAX_LANES } from './mermaid'
import { TransferBench } from './testing/transfer-bench'

function diagramOf(records: ConsoleRecord[]): string[] {
  const bench = new TransferBench()
  const sessionId = bench.source.recordSession(records, [sampleInstance(1)])
  return bench.exportText(sessionId, 'mermaid').trimEnd().split('\n')
}

const heartbeat = (instanceId: number) =>
  sampleRecord({ instanceId, kind: 'frame', name: 'heartbeat', payload: { command: 'heartbeat' } })

it('shows who told what to whom', () => {
  expect(diagramOf(sampleLogin(1, 1, 0))).toEqual([
    'sequenceDiagram',
    '  %% direct',
    '  actor operator as Operator',
    '  participant cloud as Cloud',
    '  participant i1 as 1 account-1',
    '  operator->>i1: enter',
    '  note over i1: EXITED → CONNECTING',
    '  i1->>cloud: packetSent',
    '  cloud-->>i1: packetReceived',
    '  note over i1: CONNECTING → ENTERED',
    '  note over i1,cloud: heartbeats ×1',
  ])
})

it('folds heartbeats in a row into one note', () => {
  const lines = diagramOf([heartbeat(1), heartbeat(1), heartbeat(1), heartbeat(2)])
  expect(lines.filter((line) => line.includes('heartbeats'))).toEqual([
    '  note over i1,cloud: heartbeats ×3',
    '  note over i2,cloud: heartbeats ×1',
  ])
})

it('draws no more than can be read, and counts the rest', () => {
  const errors = Array.from({ length: MAX_ARROWS + 7 }, () => sampleRecord({ kind: 'error', name: 'odd' }))
  expect(diagramOf(errors).at(-1)).toBe('  note over cloud: 7 more events are left out')
  const crowd = Array.from({ length: MAX_LANES + 3 }, (_, index) =>
    sampleRecord({ instanceId: index + 1, kind: 'operation', name: 'enter' }),
  )
  const lines = diagramOf(crowd)
  expect(lines.filter((line) => line.startsWith('  participant i'))).toHaveLength(MAX_LANES)
  expect(lines.at(-1)).toBe('  note over cloud: 3 more events are left out')
})

it('lets no recorded text speak Mermaid or HTML', () => {
  const name = 'a;b#c\n end <script>%%{init}'
  expect(diagramOf([sampleRecord({ kind: 'error', name })]).at(-1)).toBe(
    '  note over i1: error a_b_c_ End_ _script____init_',
  )
})
