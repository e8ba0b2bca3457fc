import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'

/** A method of an anonymous class. */
export function override(
  code: CodeWriter,
  signature: string,
  body: readonly string[],
  ...marks: readonly AnnotationKey[]
): void {
  code.line('@Override')
  code.open(`public ${signature} {`, ...marks)
  for (const text of body) code.line(text)
  code.close()
}

/** The second callback of a call whose first one is open. */
export function writeFailureCallback(code: CodeWriter, failure: string): void {
  code.reopen('}, new V2NIMFailureCallback() {')
  override(code, 'void onFailure(V2NIMError error)', [
    `Log.e(TAG, "${failure}, code " + error.getCode() + ": " + error.getDesc());`,
  ])
  code.close('});')
}
