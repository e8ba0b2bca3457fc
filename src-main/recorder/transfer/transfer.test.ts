import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { beforeAll, expect, it } from 'vitest'
import { bundleScript } from '../testing/bundled-workers'
import { sampleRecord } from '../testing/sample-records'
import { TransferBench } from './testing/transfer-bench'
import { exportSessions, importSessions, type TransferWorkerFactory } from './transfer'
import type { TransferProgress } from './transfer-monitor'

let createWorker: TransferWorkerFactory
beforeAll(async () => {
  const script = await bundleScript('transfer/transfer-worker.ts')
  createWorker = (task) => new Worker(script, { eval: true, workerData: task })
})

function recorded(bench: TransferBench) {
  const records = Array.from({ length: 4100 }, (_, index) => sampleRecord({ atNs: index }))
  const sessionIds = [bench.source.recordSession(records)]
  const outputFile = join(bench.folder, 'out.ndjson')
  return { databaseFile: bench.source.databaseFile, sessionIds, format: 'ndjson', outputFile } as const
}

it('exports and imports on a thread of its own, and tells how far it is', async () => {
  const bench = new TransferBench()
  const request = recorded(bench)
  const seen: TransferProgress[] = []
  const onProgress = (progress: TransferProgress) => seen.push(progress)
  expect(await exportSessions(request, { createWorker, onProgress })).toMatchObject({ eventCount: 4100 })
  expect(seen.at(-1)).toEqual({ doneCount: 4100, totalCount: 4100 })
  const target = { databaseFile: bench.target.databaseFile, inputFile: request.outputFile }
  expect(await importSessions(target, { createWorker })).toMatchObject({ sessions: [{ eventCount: 4100 }] })
})

it('is cancelled by its signal, and leaves no file', async () => {
  const bench = new TransferBench()
  const signal = AbortSignal.abort()
  await expect(exportSessions(recorded(bench), { createWorker, signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(readdirSync(bench.folder)).toEqual([])
})

it('says why it failed', async () => {
  const bench = new TransferBench()
  const request = { ...recorded(bench), sessionIds: [77] }
  await expect(exportSessions(request, { createWorker })).rejects.toMatchObject({ code: 'unknownSession' })
  expect(existsSync(request.outputFile)).toBe(false)
})
