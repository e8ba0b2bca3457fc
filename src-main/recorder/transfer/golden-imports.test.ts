import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleInstance } from '../testing/sample-records'
import { sessionItems, TransferBench } from './testing/transfer-bench'

/** Files as an older Roomscope exported them. */
const GOLDEN_FOLDER = resolve('src-main/recorder/transfer/testing/golden')

describe.each(['version-1.roomscope', 'version-1.ndjson'])('%s', (name) => {
  it('is imported with everything that was in it', () => {
    const bench = new TransferBench()
    const file = join(bench.folder, name)
    copyFileSync(join(GOLDEN_FOLDER, name), file)
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
