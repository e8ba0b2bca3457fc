import type { JsonObject } from '../../src-shared/console'
import type { InstanceRecorder } from './recording'
import { V2NIMError } from './v2nim-error'

/**
 * Runs a method of a service and records that it was called and, when it fails, how.
 * @param payload what the record may tell of the arguments.
 * @throws V2NIMError always, whatever `run` throws.
 */
export async function serviceCall<T>(
  recorder: InstanceRecorder,
  name: string,
  payload: JsonObject,
  run: () => Promise<T>,
): Promise<T> {
  recorder.emit('operation', name, { payload })
  try {
    return await run()
  } catch (thrown) {
    const error = V2NIMError.from(thrown)
    recorder.emit('error', name, { code: error.code, payload: { reason: error.detail.reason } })
    throw error
  }
}
