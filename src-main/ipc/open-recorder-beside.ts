import { dirname, join } from 'node:path'
import { openRecorder, RecorderError, type Recorder, type RecorderOptions } from '../recorder'

export interface OpenedRecorder {
  readonly recorder: Recorder
  /** The file that is recorded to. */
  readonly databaseFile: string
  /** A sentence when another file than the wanted one is used, else null. */
  readonly notice: string | null
}

/**
 * Opens the recording. A file that cannot be used is left as it is and a new one is started beside it: what happened to a
 * customer must be recorded today, whatever is wrong with yesterday's file.
 * @throws RecorderError when the new file cannot be used either, as in a folder that may not be written.
 */
export async function openRecorderBeside(options: RecorderOptions): Promise<OpenedRecorder> {
  try {
    return { recorder: await openRecorder(options), databaseFile: options.databaseFile, notice: null }
  } catch (error) {
    if (!(error instanceof RecorderError)) throw error
    const databaseFile = join(dirname(options.databaseFile), `recordings-${options.clock.wallMs()}.sqlite`)
    const recorder = await openRecorder({ ...options, databaseFile })
    return { recorder, databaseFile, notice: `${error.reason} This session is recorded to ${databaseFile}.` }
  }
}
