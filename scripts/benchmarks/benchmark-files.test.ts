import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { benchmarkFiles } from './benchmark-files.mjs'

it('finds benchmarks by their ending', () => {
  const folder = temporaryFolder()
  writeFiles(folder, { 'writer.bench.ts': '', 'ingest.bench.ts': '', 'load.ts': '' })
  expect([...benchmarkFiles(folder)]).toEqual([
    ['ingest', join(folder, 'ingest.bench.ts')],
    ['writer', join(folder, 'writer.bench.ts')],
  ])
  expect(benchmarkFiles(join(folder, 'no-such-folder')).size).toBe(0)
})
