import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { transferInputs, type TransferState } from '../../src-shared/console'
import type { Recorder, TransferWorkerFactory } from '../recorder'
import { bundleScript } from '../recorder/testing/bundled-workers'
import { startCollector } from '../recorder/testing/loopback-collector'
import { openTestRecorder } from '../recorder/testing/open-test-recorder'
import { sampleInstance, sampleLogin } from '../recorder/testing/sample-records'
import { readZip } from '../recorder/testing/read-zip'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { TransferDesk } from './transfer-desk'

let createWorker: TransferWorkerFactory
beforeAll(async () => {
  const script = await bundleScript('transfer/transfer-worker.ts')
  createWorker = (task) => new Worker(script, { eval: true, workerData: task })
})

interface OpenDesk {
  readonly desk: TransferDesk
  readonly recorder: Recorder
  readonly folder: string
  readonly sessionId: number
  /** What the operator chooses next in a dialog; null for nothing. */
  choice: string | null
  readonly suggested: string[]
  readonly shown: string[]
  readonly states: (TransferState | null)[]
}

/** A desk over a recording with one login. */
async function openDesk(): Promise<OpenDesk> {
  const folder = temporaryFolder()
  const databaseFile = join(folder, 'recording.db')
  const recorder = await openTestRecorder({ databaseFile })
  const { sessionId } = await recorder.beginSession({ name: 'desk' })
  recorder.describeInstance(sampleInstance(1))
  for (const record of sampleLogin(1, 1, 0)) recorder.record(record)
  await recorder.flush()
  const suggested: string[] = []
  const shown: string[] = []
  const states: (TransferState | null)[] = []
  const desk = new TransferDesk({
    ports: {
      createWorker,
      dialogs: {
        chooseExportFile: async (name) => (suggested.push(name), opened.choice),
        chooseImportFile: async () => opened.choice,
        showFile: (file) => void shown.push(file),
      },
    },
    databaseFile,
    recorder,
    versions: { Roomscope: '1' },
    onChange: () => void states.push(desk.state),
  })
  onTestFinished(() => desk.close())
  const opened: OpenDesk = { desk, recorder, folder, sessionId, choice: null, suggested, shown, states }
  return opened
}

const droppedFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('roomscope-drop-'))

async function drop(desk: TransferDesk, file: string, partBytes = 100_000) {
  const bytes = readFileSync(file)
  await desk.beginDroppedFile({ sizeBytes: bytes.byteLength })
  for (let from = 0; from < bytes.byteLength; from += partBytes) {
    await desk.appendDroppedFile({ base64: bytes.subarray(from, from + partBytes).toString('base64') })
  }
}

describe('an export from the window', () => {
  it('goes where the operator chose, and says how it went', async () => {
    const opened = await openDesk()
    const { desk, folder, sessionId } = opened
    opened.choice = join(folder, 'mine.ndjson')
    const exported = await desk.exportSessions({ sessionIds: [sessionId], format: 'ndjson' })
    expect(exported).toMatchObject({ fileName: 'mine.ndjson', eventCount: 11 })
    expect(opened.suggested).toEqual([`roomscope-session-${sessionId}.ndjson`])
    expect(opened.states.at(-2)).toMatchObject({ kind: 'export', doneCount: 11, totalCount: 11 })
    expect(opened.states.at(-1)).toBeNull()
    await desk.showExportedFile()
    expect(opened.shown).toEqual([opened.choice])
  })

  it('does nothing when no file was chosen', async () => {
    const { desk, sessionId, states } = await openDesk()
    expect(await desk.exportSessions({ sessionIds: [sessionId], format: 'har' })).toBeNull()
    expect(states).toEqual([])
  })

  it('packs a ticket with findings and versions', async () => {
    const opened = await openDesk()
    opened.choice = join(opened.folder, 'ticket.zip')
    await opened.desk.exportSessions({ sessionIds: [opened.sessionId], format: 'ticket' })
    const files = await readZip(readFileSync(opened.choice))
    expect(JSON.parse(String(files['versions.json']))).toEqual({ Roomscope: '1' })
    expect(JSON.parse(String(files['findings.json']))).not.toEqual([])
  })

  it('answers nothing when it was cancelled, and leaves no file', async () => {
    const opened = await openDesk()
    opened.choice = join(opened.folder, 'cancelled.har')
    const exporting = opened.desk.exportSessions({ sessionIds: [opened.sessionId], format: 'har' })
    while (opened.desk.state === null) await Promise.resolve()
    await opened.desk.cancelTransfer()
    expect(await exporting).toBeNull()
    expect(existsSync(opened.choice)).toBe(false)
  })

  it('runs alone', async () => {
    const opened = await openDesk()
    opened.choice = join(opened.folder, 'one.har')
    const input = { sessionIds: [opened.sessionId], format: 'har' } as const
    const first = opened.desk.exportSessions({ ...input, sessionIds: [...input.sessionIds] })
    while (opened.desk.state === null) await Promise.resolve()
    await expect(opened.desk.importFile()).rejects.toThrow('another export or import is running')
    await first
  })

  it('sends traces', async () => {
    const { desk, sessionId } = await openDesk()
    const collector = await startCollector()
    const sent = await desk.sendTraces({ sessionIds: [sessionId], endpoint: collector.endpoint, headers: {} })
    expect(sent).toMatchObject({ traceCount: 1, rejectedSpanCount: 0 })
    await expect(
      desk.sendTraces({ sessionIds: [sessionId], endpoint: 'nowhere', headers: {} }),
    ).rejects.toMatchObject({ code: 'invalidCollector' })
  })

  it.each(['ticket', 'mermaid'])('as %s holds one session', (format) => {
    expect(transferInputs.exportSessions.safeParse({ sessionIds: [1, 2], format }).success).toBe(false)
    expect(transferInputs.exportSessions.safeParse({ sessionIds: [1], format }).success).toBe(true)
  })
})

describe('an import into the window', () => {
  it('takes the file that was chosen', async () => {
    const opened = await openDesk()
    opened.choice = join(opened.folder, 'mine.roomscope')
    await opened.desk.exportSessions({ sessionIds: [opened.sessionId], format: 'roomscope' })
    expect(await opened.desk.importFile()).toMatchObject({ sessions: [{ eventCount: 11 }] })
    expect(await opened.recorder.listSessions({ beforeSessionId: null, limit: 10 })).toHaveLength(2)
  })

  it('takes a dropped file part by part, and keeps nothing of it', async () => {
    const before = droppedFolders()
    const opened = await openDesk()
    opened.choice = join(opened.folder, 'mine.ndjson')
    await opened.desk.exportSessions({ sessionIds: [opened.sessionId], format: 'ndjson' })
    await drop(opened.desk, opened.choice, 1000)
    expect(await opened.desk.importDroppedFile()).toMatchObject({ sessions: [{ eventCount: 11 }] })
    expect(droppedFolders()).toEqual(before)
  })

  it('refuses what did not arrive as a whole, what is more than was announced, and what is too large', async () => {
    const before = droppedFolders()
    const { desk } = await openDesk()
    await desk.beginDroppedFile({ sizeBytes: 10 })
    await expect(desk.importDroppedFile()).rejects.toThrow('did not arrive as a whole')
    await desk.beginDroppedFile({ sizeBytes: 1 })
    await expect(desk.appendDroppedFile({ base64: 'AAAA' })).rejects.toThrow('changed while it was read')
    await expect(desk.beginDroppedFile({ sizeBytes: 5 * 1024 ** 3 })).rejects.toThrow('is larger than')
    await expect(desk.appendDroppedFile({ base64: 'AAAA' })).rejects.toThrow('no file was dropped')
    await desk.beginDroppedFile({ sizeBytes: 3 })
    desk.close()
    expect(droppedFolders()).toEqual(before)
  })

  it('says what is wrong with a file that is no recording', async () => {
    const { desk } = await openDesk()
    await drop(desk, 'package.json')
    await expect(desk.importDroppedFile()).rejects.toMatchObject({ code: 'notARecording' })
  })
})
