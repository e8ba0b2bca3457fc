import { dirname, join } from 'node:path'
import { openRecorder, RecorderError, type Recorder, type RecorderOptions } from '../recorder'

export interface OpenedRecorder {
  readonly recorder: Recorder
  /** The file that is recorded to. */
  readonly databaseFile: string
  /** A sentence when another file than the wanted one is used, else null. */
  readonly notice: string | null
}

export interface RecorderBesideOptions extends RecorderOptions {
  /** Where to record when nothing can be written beside the wanted file, as in a read-only folder or on a full disk. */
  readonly lastResortFolder: string
}

/**
 * Opens the recording for this app alone. A file that cannot be used, or that another app records into, is left as it
 * is, and a new one is started beside it or, where that cannot be either, in the last resort: what happened to a
 * customer must be recorded today, whatever is wrong with yesterday's file or its folder.
 * @throws RecorderError with what is wrong with the wanted file, when none of the three can be used.
 */
export async function openRecorderBeside(options: RecorderBesideOptions): Promise<OpenedRecorder> {
  const { databaseFile, lastResortFolder, clock } = options
  const forOneApp = true
  try {
    return { recorder: await openRecorder({ ...options, forOneApp }), databaseFile, notice: null }
  } catch (error) {
    if (!(error instanceof RecorderError)) throw error
    const name = `recordings-${clock.wallMs()}.sqlite`
    for (const folder of [dirname(databaseFile), lastResortFolder]) {
      const other = join(folder, name)
      const recorder = await openIfPossible({ ...options, forOneApp, databaseFile: other })
      if (recorder === null) continue
      return {
        recorder,
        databaseFile: other,
        notice: `${error.reason} This session is recorded to ${other}.`,
      }
    }
    throw error
  }
}

/** Null where the file cannot be used. */
async function openIfPossible(options: RecorderOptions): Promise<Recorder | null> {
  try {
    return await openRecorder(options)
  } catch (error) {
    if (error instanceof RecorderError) return null
    throw error
  }
}
