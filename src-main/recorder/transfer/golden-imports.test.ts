import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleInstance } from '../testing/sample-records'
import { sessionItems, TransferBench } from './testing/transfer-bench'

/** Files as the Roomscope of each version exported them, and recordings as it left them. */
const EXPORTS = 'src-main/recorder/transfer/testing/golden'
const RECORDINGS = 'src-main/recorder/testing/golden'

/** A copy in the folder of a bench. */
function copied(bench: TransferBench, golden: string): string {
  const file = join(bench.folder, basename(golden))
  copyFileSync(golden, file)
  return file
}

describe.each(['version-1.roomscope', 'version-1.ndjson'])('%s', (name) => {
  it('is imported with everything that was in it', () => {
    const bench = new TransferBench()
    const file = copied(bench, join(EXPORTS, name))
    expect(bench.import(file).sessions).toEqual([{ sessionId: 1, name: 'direct', eventCount: 12 }])
    const [session, instance, ...events] = sessionItems(bench.target, 1)
    expect(session).toEqual({
      type: 'session',
      name: 'direct',
      startedWallMs: 1_700_000_000_000,
      endedWallMs: null,
      note: '',
      tags: [],
      origin: { mode: 'import', sessionId: null },
    })
    expect(instance).toEqual({ type: 'instance', ...sampleInstance(1), draft: null })
    expect(events.at(-6)).toMatchObject({
      ordinal: 7,
      name: 'packetSent',
      frame: { direction: 'out', data: new Uint8Array([1, 2, 3, 255]), sizeBytes: 420 },
    })
    expect(events.at(-1)).toMatchObject({
      ordinal: 12,
      atNs: 40,
      name: '中文',
      payload: { deep: [1, { x: null }] },
      frame: { transport: 'text', data: '3:::{"code":200}' },
    })
  })
})

describe.each([join(EXPORTS, 'version-2.ndjson'), join(RECORDINGS, 'format-2.db')])('%s', (golden) => {
  it('is imported with what the operator added and what the instance was to do', () => {
    const bench = new TransferBench()
    expect(bench.import(copied(bench, golden)).sessions).toEqual([
      { sessionId: 1, name: 'noted', eventCount: 12 },
      { sessionId: 2, name: 'again', eventCount: 1 },
    ])
    const [session, instance, ...events] = sessionItems(bench.target, 1)
    expect(session).toMatchObject({ note: '客户反馈', tags: ['kick', '工单'], origin: { mode: 'import' } })
    expect(instance).toMatchObject({ draft: { roomId: '3001', staticToken: { kind: 'fixed' } } })
    expect(events.at(6)).toMatchObject({ ordinal: 7, frame: { direction: 'out', sizeBytes: 420 } })
    expect(events.at(-2)).toMatchObject({ type: 'note', ordinal: 12, text: 'thrown out here' })
    expect(events.at(-1)).toMatchObject({ type: 'note', ordinal: null, text: '已回复' })
    expect(sessionItems(bench.target, 2)[0]).toMatchObject({ origin: { mode: 'rerun', sessionId: null } })
  })
})

describe(join(RECORDINGS, 'format-3.db'), () => {
  it('is imported, and its search indices are made anew', () => {
    const bench = new TransferBench()
    const { sessions } = bench.import(copied(bench, join(RECORDINGS, 'format-3.db')))
    expect(sessions.length).toBeGreaterThan(0)
    const query = { sessionId: 1, filter: { text: '再见' }, afterOrdinal: 0, limit: 50 }
    expect(bench.target.reader.indexEvents(query).ordinals).toEqual([11])
  })
})
