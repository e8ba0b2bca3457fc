import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  importSessions,
  openRecordingReader,
  type RecorderWorkerFactory,
  type TransferWorkerFactory,
} from '../recorder'
import { readCompared, type ComparedInstance } from '../replay'

/** Reads what is compared of an exported recording. Rejects with Error saying why it cannot be used. */
export type ReadRecordingFile = (file: string, signal: AbortSignal) => Promise<ComparedInstance[]>

/** The threads that a file is read on. */
export interface RecordingFileThreads {
  readonly createTransfer: TransferWorkerFactory
  readonly createReader: RecorderWorkerFactory
}

/**
 * Reads `.roomscope` and NDJSON files by importing them into a database that is thrown away: so a file is checked like any
 * other import, may come from an older version, and is never written to.
 */
export function recordingFileReader(threads: RecordingFileThreads): ReadRecordingFile {
  return async (inputFile, signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'roomscope-compared-'))
    try {
      return await readIn(join(folder, 'imported.sqlite'), inputFile, { threads, signal })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function readIn(
  databaseFile: string,
  inputFile: string,
  { threads, signal }: { readonly threads: RecordingFileThreads; readonly signal: AbortSignal },
): Promise<ComparedInstance[]> {
  const { sessions } = await importSessions(
    { databaseFile, inputFile },
    { createWorker: threads.createTransfer, signal },
  )
  const [session] = sessions
  if (session === undefined || sessions.length > 1)
    throw new Error(`it holds ${sessions.length} recordings; export the one to compare with alone`)
  const reader = openRecordingReader({ databaseFile, workerFactory: threads.createReader })
  try {
    return await readCompared(reader, session.sessionId)
  } finally {
    await reader.close()
  }
}
