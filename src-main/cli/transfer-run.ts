import { cancelOnSignals } from './cancel-on-signals'
import { RecorderError, type TransferProgress, type TransferWorkerFactory } from '../recorder'

/** Exit codes of a transfer: it failed on the way; what it was given is wrong. */
const EXIT_FAILED = 1
const EXIT_WRONG_INPUT = 2

/** Errors that another file, session or folder would not have. */
const WRONG_INPUT: ReadonlySet<string> = new Set([
  'cannotOpen',
  'cannotRead',
  'cannotWrite',
  'damaged',
  'invalidCollector',
  'invalidImport',
  'newerSchema',
  'notARecording',
  'tooLarge',
  'unknownSession',
])

export interface TransferCommandDependencies {
  readonly createWorker: TransferWorkerFactory
}

interface TransferControl {
  readonly signal: AbortSignal
  readonly onProgress: (progress: TransferProgress) => void
}

/**
 * Runs one transfer for the command line: Ctrl+C cancels it, progress goes to standard error when that is a terminal,
 * an error becomes a sentence there and an exit code.
 */
export async function runTransfer(
  command: string,
  work: (control: TransferControl) => Promise<string>,
): Promise<void> {
  const cancel = cancelOnSignals()
  try {
    const answer = await work({ signal: cancel.signal, onProgress: showProgress })
    clearProgress()
    process.stdout.write(`${answer}\n`)
  } catch (error) {
    clearProgress()
    if (!(error instanceof RecorderError)) throw error
    process.stderr.write(`roomscope ${command}: ${error.reason}\n`)
    process.exitCode = WRONG_INPUT.has(error.code) ? EXIT_WRONG_INPUT : EXIT_FAILED
  } finally {
    cancel.stop()
  }
}

function showProgress({ doneCount, totalCount }: TransferProgress): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${doneCount}${totalCount === null ? '' : ` of ${totalCount}`} events`)
}

/** Removes the line of progress from the terminal. */
function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
